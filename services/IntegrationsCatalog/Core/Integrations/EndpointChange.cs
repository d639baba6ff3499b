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

/// <summary>What the dispatcher is told of endpoints, whatever they belong to. Added to the transaction of the change, like all that is owed.</summary>
internal static class EndpointMessages
{
    public static void EnqueueChange(this CatalogDbContext db, WebhookEndpoint endpoint, DateTimeOffset now) =>
        db.Outbox.Add(OutboxMessage.For(new EndpointChanged { Endpoint = endpoint, ChangedAt = now }, Guid.CreateVersion7(now)));

    public static void EnqueueRemoval(this CatalogDbContext db, int endpointId, DateTimeOffset now) =>
        db.Outbox.Add(OutboxMessage.For(new EndpointRemoved { EndpointId = endpointId, RemovedAt = now }, Guid.CreateVersion7(now)));
}
