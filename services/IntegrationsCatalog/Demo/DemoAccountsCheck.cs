namespace Icaro.IntegrationsCatalog.Demo;

/// <summary>
/// Outside of development, refuses a database with accounts of the demo whose passwords everybody knows. They are there when a demo goes
/// on as a production system.
/// </summary>
internal sealed class DemoAccountsCheck(IHostEnvironment environment, PasswordHasher passwords) : IDatabaseSeed<CatalogDbContext>
{
    /// <exception cref="DatabaseRefusedException">There are such accounts.</exception>
    public async Task SeedAsync(CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment())
            return;

        List<string> known = [];
        foreach (var account in await db.Accounts
            .Where(account => DemoData.Usernames.Contains(account.Username))
            .ToListAsync(cancellationToken))
        {
            if (await passwords.CheckAsync(account, account.Username, cancellationToken) is { Matches: true })
                known.Add(account.Username);
        }

        if (known is not [])
        {
            throw new DatabaseRefusedException(
                $"it has accounts of the demo with passwords that everybody knows: {string.Join(", ", known)}. "
                + "Delete them, or change their passwords");
        }
    }
}
