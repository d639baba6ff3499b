namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>What the dispatcher is told of endpoints, whatever they belong to. Added to the transaction of the change, like all that is owed.</summary>
internal static class EndpointMessages
{
    public static void EnqueueChange(this CatalogDbContext db, WebhookEndpoint endpoint, DateTimeOffset now) =>
        db.Outbox.Add(OutboxMessage.For(new EndpointChanged { Endpoint = endpoint, ChangedAt = now }, Guid.CreateVersion7(now)));

    public static void EnqueueRemoval(this CatalogDbContext db, int endpointId, DateTimeOffset now) =>
        db.Outbox.Add(OutboxMessage.For(new EndpointRemoved { EndpointId = endpointId, RemovedAt = now }, Guid.CreateVersion7(now)));
}
