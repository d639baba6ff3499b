using Icaro.ServiceDefaults.Tokens;

namespace Icaro.IntegrationsCatalog.Integrations;

internal static class IntegrationScope
{
    /// <summary>All for admins; for resellers what they were granted; for customers and desks what their reseller was.</summary>
    public static IQueryable<Integration> GrantedTo(this CatalogDbContext db, TokenIdentity caller)
    {
        if (caller.IsAdmin)
            return db.Integrations;

        var resellerId = caller.IsReseller ? caller.AccountId : caller.CreatorId;
        return db.Integrations.Where(integration =>
            db.AccountIntegrations.Any(grant => grant.AccountId == resellerId && grant.IntegrationId == integration.Id));
    }
}
