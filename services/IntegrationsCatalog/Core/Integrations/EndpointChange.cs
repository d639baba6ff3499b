namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>What the dispatcher must know of an integration, and learns with the next toggle, or before it.</summary>
internal static class EndpointChange
{
    /// <summary>One at a time until the transaction ends: so versions are in the order of the changes. ToggleService go on meanwhile.</summary>
    /// <returns>Null when there is no such integration.</returns>
    public static Task<Integration?> FindForChangeAsync(this CatalogDbContext db, int integrationId, CancellationToken cancellationToken) =>
        db.Integrations
            .FromSql($"SELECT * FROM integrations WHERE id = {integrationId} FOR NO KEY UPDATE")
            .SingleOrDefaultAsync(cancellationToken);

    public static void EnqueueChange(this CatalogDbContext db, Integration integration, KeyRing keys, DateTimeOffset now)
    {
        integration.EndpointVersion++;
        db.EnqueueChange(EndpointOf(integration, keys), now);
    }

    private static WebhookEndpoint EndpointOf(Integration integration, KeyRing keys) => new()
    {
        EndpointId = integration.Id,
        Version = integration.EndpointVersion,
        Url = integration.WebhookUrl,
        SealedToken = keys.Seal(integration.WebhookToken, SealPurpose.WebhookToken),
        SealedSigningSecret = keys.Seal(integration.SigningSecret, SealPurpose.SigningSecret),
        RetiringSecrets = integration.RetiringSecrets,
    };
}
