namespace Icaro.IntegrationsCatalog.Demo;

/// <summary>
/// Outside of development, stops the service on a database with accounts of the demo whose passwords everybody knows. They are there when
/// a demo goes on as a production system.
/// </summary>
internal sealed partial class DemoAccountsCheck(
    IHostEnvironment environment, IHostApplicationLifetime lifetime, ILogger<DemoAccountsCheck> logger) : IDatabaseSeed<CatalogDbContext>
{
    public async Task SeedAsync(CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment())
            return;

        var accounts = await db.Accounts.Where(account => DemoData.Usernames.Contains(account.Username)).ToListAsync(cancellationToken);
        string[] known = [.. accounts.Where(HasKnownPassword).Select(account => account.Username)];
        if (known is [])
            return;

        Log.Refused(logger, string.Join(", ", known));
        Environment.ExitCode = 1;
        // A start that is under way cannot be stopped without an exception.
        lifetime.ApplicationStarted.Register(lifetime.StopApplication);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private static bool HasKnownPassword(Account account) => PasswordHash.Matches(account.Username, account.PasswordHash);

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Critical,
            "Accounts of the demo have the passwords that everybody knows: {Usernames}. Delete them, or change their passwords")]
        public static partial void Refused(ILogger logger, string usernames);
    }
}
