namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>Gives keys to accounts that an earlier release has created. Of accounts with the same key, the oldest gets it.</summary>
internal sealed partial class UsernameKeySeed(ILogger<UsernameKeySeed> logger) : IDatabaseSeed<CatalogDbContext>
{
    public async Task SeedAsync(CatalogDbContext db, CancellationToken cancellationToken)
    {
        var without = await db.Accounts
            .Where(account => account.UsernameKey == null)
            .OrderBy(account => account.Id)
            .ToListAsync(cancellationToken);
        if (without is [])
            return;

        var taken = await db.Accounts
            .Where(account => account.UsernameKey != null)
            .Select(account => account.UsernameKey!)
            .ToHashSetAsync(cancellationToken);
        foreach (var account in without)
        {
            if (taken.Add(UserName.KeyOf(account.Username)))
                account.Username = account.Username;
            else
                Log.Ambiguous(logger, account.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "The user name of account {AccountId} differs from that of an older one only by case or blanks: it must be typed exactly")]
        public static partial void Ambiguous(ILogger logger, int accountId);
    }
}
