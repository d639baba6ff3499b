namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>Notifies the dispatcher of changes of an integration's webhook.</summary>
internal static class EndpointChange
{
    /// <summary>
    /// Serializes changes until the transaction ends, so that versions have the order of the changes. Toggles are not blocked.
    /// </summary>
    /// <returns>Null when the integration does not exist.</returns>
    public static Task<Integration?> FindForChangeAsync(this CatalogDbContext db, int integrationId, CancellationToken cancellationToken) =>
        db.Integrations
            .FromSql($"SELECT * FROM integrations WHERE id = {integrationId} FOR NO KEY UPDATE")
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The webhook can be tested before the first toggle.</summary>
    public static void EnqueueCreation(this CatalogDbContext db, Integration integration, KeyRing keys, DateTimeOffset now) =>
        db.EnqueueChange(EndpointOf(integration, keys), now);

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

/// <summary>The messages about endpoints of any kind, added to the transaction of the change.</summary>
internal static class EndpointMessages
{
    public static void EnqueueChange(this CatalogDbContext db, WebhookEndpoint endpoint, DateTimeOffset now) =>
        db.Outbox.Add(OutboxMessage.For(new EndpointChanged { Endpoint = endpoint, ChangedAt = now }, Guid.CreateVersion7(now)));

    public static void EnqueueRemoval(this CatalogDbContext db, int endpointId, DateTimeOffset now) =>
        db.Outbox.Add(OutboxMessage.For(new EndpointRemoved { EndpointId = endpointId, RemovedAt = now }, Guid.CreateVersion7(now)));
}
