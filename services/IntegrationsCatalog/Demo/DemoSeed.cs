namespace Icaro.IntegrationsCatalog.Demo;

/// <summary>Adds a reseller with a hotspot and the sample platform to an empty installation.</summary>
internal sealed partial class DemoSeed(
    IOptions<DemoOptions> options, PasswordHasher passwords, TimeProvider time, ILogger<DemoSeed> logger)
    : IDatabaseSeed<CatalogDbContext>
{
    public async Task SeedAsync(CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Hotspots.AnyAsync(cancellationToken)
            || await db.Accounts.AnyAsync(account => account.Type != AccountTypes.Admin, cancellationToken))
            return;

        var demo = new DemoData(time.GetUtcNow());
        var plan = await db.SubscriptionPlans.SingleAsync(row => row.Id == SubscriptionPlan.Free, cancellationToken);

        var adminId = await db.Accounts.MinAsync(account => account.Id, cancellationToken);
        var reseller = await WithPasswordAsync(demo.Reseller(adminId), cancellationToken);
        db.Subscriptions.Add(Subscription.Start(reseller, plan, time.GetUtcNow()));
        var platform = db.Integrations.Add(demo.Platform(options.Value)).Entity;
        await db.SaveChangesAsync(cancellationToken);

        db.AccountIntegrations.Add(new() { AccountId = reseller.Id, IntegrationId = platform.Id });
        var hotspot = db.Hotspots.Add(demo.Hotspot(reseller)).Entity;
        await db.SaveChangesAsync(cancellationToken);

        await db.AddMissingDefaultPreferencesAsync(cancellationToken);
        db.Units.Add(demo.Unit(hotspot));
        db.Accounts.AddRange(
            await WithPasswordAsync(demo.Member(AccountTypes.Customer, DemoData.CustomerName, hotspot), cancellationToken),
            await WithPasswordAsync(demo.Member(AccountTypes.Desk, DemoData.DeskName, hotspot), cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        Log.Seeded(logger, hotspot.Name, platform.Name);
    }

    private async Task<Account> WithPasswordAsync(Account account, CancellationToken cancellationToken)
    {
        account.SetPassword(await passwords.HashAsync(account.Username, cancellationToken));
        return account;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Created the demo hotspot {Hotspot} and the integration {Integration}")]
        public static partial void Seeded(ILogger logger, string hotspot, string integration);
    }
}
