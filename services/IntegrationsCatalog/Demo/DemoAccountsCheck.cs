namespace Icaro.IntegrationsCatalog.Demo;

/// <summary>
/// Outside of development, refuses a database with accounts of the demo whose passwords everybody knows. They are there when a demo goes
/// on as a production system.
/// </summary>
internal sealed class DemoAccountsCheck(IHostEnvironment environment) : IDatabaseSeed<CatalogDbContext>
{
    /// <exception cref="DatabaseRefusedException">There are such accounts.</exception>
    public async Task SeedAsync(CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment())
            return;

        var accounts = await db.Accounts.Where(account => DemoData.Usernames.Contains(account.Username)).ToListAsync(cancellationToken);
        string[] known =
        [
            .. accounts.Where(account => PasswordHash.Matches(account.Username, account.PasswordHash))
                .Select(account => account.Username),
        ];
        if (known is not [])
        {
            throw new DatabaseRefusedException(
                $"it has accounts of the demo with passwords that everybody knows: {string.Join(", ", known)}. "
                + "Delete them, or change their passwords");
        }
    }
}
