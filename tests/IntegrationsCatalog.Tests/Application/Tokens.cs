namespace Icaro.IntegrationsCatalog.Tests.Application;

/// <summary>Tokens that nobody gets by logging in.</summary>
internal static class Tokens
{
    /// <summary>A platform with a reading token, as it gets one when its integration is switched on for a customer's hotspot.</summary>
    public static async Task<Caller> AddPlatformAsync(this CatalogApplication catalog)
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        await reseller.AddUnitAsync(hotspotId);
        var customerId = await reseller.AddMemberAsync(hotspotId);
        var admin = await catalog.AsAdminAsync();
        var integrationId = await admin.AddIntegrationAsync();
        await admin.GrantAsync(resellerId, integrationId);
        return await catalog.AddTokenAsync(customerId, TokenTypes.Api, "read", expires: null, integrationId);
    }

    public static async Task<Caller> AddTokenAsync(
        this CatalogApplication catalog, int accountId, string type, string acls, DateTimeOffset? expires, int? integrationId = null)
    {
        var token = NewToken.Create();
        await catalog.InDatabaseAsync(db =>
        {
            db.AccessTokens.Add(new()
            {
                AccountId = accountId,
                TokenHash = token.Hash.Hex,
                ApiToken = token.Text,
                Type = type,
                Acls = acls,
                IntegrationId = integrationId,
                Expires = expires,
                Created = DateTimeOffset.UnixEpoch,
            });
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        return new(catalog.Client, token.Text);
    }
}
