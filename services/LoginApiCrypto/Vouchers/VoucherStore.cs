namespace Icaro.LoginApiCrypto.Vouchers;

/// <summary>Redeems vouchers, in any number of replicas at once.</summary>
internal sealed class VoucherStore(LoginApiDbContext db, TimeProvider time)
{
    /// <summary>A logon that comes again with the same code counts once.</summary>
    /// <returns>False for a code that there is not, or that is used up or expired.</returns>
    public async Task<bool> RedeemAsync(int boxId, string code, LoginSession session, CancellationToken cancellationToken)
    {
        var hash = VoucherCode.Hash(boxId, code);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Locked, so that two who come with the last use at once are one too many.
        var voucher = await db.Vouchers
            .FromSql($"SELECT * FROM vouchers WHERE box_id = {boxId} AND code_hash = {hash} FOR UPDATE")
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (voucher is null || voucher.Expires <= time.GetUtcNow())
            return false;

        var uses = await db.VoucherUses.Where(use => use.VoucherId == voucher.Id).Select(use => use.LogonId).ToListAsync(cancellationToken);
        if (uses.Contains(session.LogonId))
            return true;
        if (uses.Count >= voucher.MaxUses)
            return false;

        db.VoucherUses.Add(new() { VoucherId = voucher.Id, LogonId = session.LogonId, Mac = session.Mac, UsedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
