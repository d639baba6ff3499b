namespace Icaro.IntegrationsCatalog.Core.Units;

/// <summary>The number of units that a reseller's plan allows. Hotspots of admins have no limit.</summary>
internal static class UnitQuota
{
    /// <summary>In the transaction that adds the unit. The lock on the subscription serializes concurrent requests.</summary>
    public static async Task<bool> AllowsAnotherAsync(this CatalogDbContext db, int hotspotId, CancellationToken cancellationToken)
    {
        var owner = await db.Accounts
            .Where(account => db.Hotspots.Any(hotspot => hotspot.Id == hotspotId && hotspot.AccountId == account.Id))
            .Select(account => new { account.Id, account.Type })
            .SingleOrDefaultAsync(cancellationToken);
        if (owner is not { Type: AccountTypes.Reseller })
            return true;

        var subscription = await db.Set<Subscription>()
            .FromSql($"SELECT * FROM subscriptions WHERE account_id = {owner.Id} FOR UPDATE")
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        var planId = subscription?.SubscriptionPlanId ?? 0;
        var allowed = await db.SubscriptionPlans
            .Where(plan => plan.Id == planId)
            .Select(plan => plan.MaxUnits)
            .SingleOrDefaultAsync(cancellationToken);
        var used = await db.Units.CountAsync(
            unit => db.Hotspots.Any(hotspot => hotspot.Id == unit.HotspotId && hotspot.AccountId == owner.Id), cancellationToken);
        return used < allowed;
    }
}
