namespace Icaro.LoginApiCrypto.Vouchers;

/// <summary>Redeems vouchers. Replicas may do so concurrently.</summary>
internal sealed class VoucherStore(LoginApiDbContext db, TimeProvider time)
{
    /// <summary>Redeems a use of the voucher. A repeated logon with the same code is one use.</summary>
    /// <returns>False for a code that is unknown, used up or expired.</returns>
    public async Task<bool> RedeemAsync(int boxId, string code, string logonId, string device, CancellationToken cancellationToken)
    {
        var hash = VoucherCode.Hash(boxId, code);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The lock prevents two concurrent logons from both taking the last use.
        var voucher = await db.Vouchers
            .FromSql($"SELECT * FROM vouchers WHERE box_id = {boxId} AND code_hash = {hash} FOR UPDATE")
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (voucher is null || voucher.Expires <= time.GetUtcNow())
            return false;

        var uses = await db.VoucherUses.Where(use => use.VoucherId == voucher.Id).Select(use => use.LogonId).ToListAsync(cancellationToken);
        if (uses.Contains(logonId))
            return true;
        if (uses.Count >= voucher.MaxUses)
            return false;

        db.VoucherUses.Add(new() { VoucherId = voucher.Id, LogonId = logonId, Mac = device, UsedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
