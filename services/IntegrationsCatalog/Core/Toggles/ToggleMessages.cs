using System.Diagnostics;

namespace Icaro.IntegrationsCatalog.Core.Toggles;

internal static class ToggleMessages
{
    public static IntegrationToggled Toggled(
        long sequence, WebhookEndpoint endpoint, WebhookBody body, KeyRing keys, DateTimeOffset now) => new()
        {
            EventId = Guid.CreateVersion7(now),
            OccurredAt = now,
            HotspotId = body.Hotspot.Id,
            AccountId = body.Hotspot.ResellerId,
            IntegrationId = endpoint.EndpointId,
            Sequence = sequence,
            Status = body.Status,
            Endpoint = endpoint,
            SealedBody = keys.Seal(WebhookJson.Serialize(body), SealPurpose.WebhookBody),
        };

    /// <param name="toggled">The toggle.</param>
    /// <param name="traceParent">The W3C trace context of its request.</param>
    public static OutboxMessage Of(IntegrationToggled toggled, string? traceParent) =>
        OutboxMessage.For(toggled, toggled.EventId, traceParent);

    public static void Enqueue(this CatalogDbContext db, IntegrationToggled toggled) => db.Outbox.Add(Of(toggled, Activity.Current?.Id));
}
