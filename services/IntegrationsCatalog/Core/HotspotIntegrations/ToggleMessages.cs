using System.Diagnostics;

namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations;

/// <summary>What a toggle owes to the rest of the system, in the order in which it must arrive.</summary>
internal static class ToggleMessages
{
    /// <summary>In a message of some 64 KiB.</summary>
    private const int MaxHashes = 1000;

    public static IntegrationToggled Toggled(
        long sequence, WebhookEndpoint endpoint, WebhookBody body, KeyRing keys, DateTimeOffset now) => new()
        {
            EventId = Guid.CreateVersion7(now),
            OccurredAt = now,
            HotspotId = body.Hotspot.Id,
            IntegrationId = endpoint.EndpointId,
            Sequence = sequence,
            Status = body.Status,
            Endpoint = endpoint,
            SealedBody = keys.Seal(WebhookJson.Serialize(body), SealPurpose.WebhookBody),
        };

    /// <param name="toggled">The toggle.</param>
    /// <param name="traceParent">The W3C trace context of whoever asked for it.</param>
    public static OutboxMessage Of(IntegrationToggled toggled, string? traceParent) => OutboxMessage.For(toggled, toggled.EventId, traceParent);

    public static IEnumerable<OutboxMessage> OfRevocation(IReadOnlyList<string> tokenHashes) =>
        tokenHashes.Chunk(MaxHashes).Select(hashes => OutboxMessage.For(new TokensRevoked { TokenHashes = hashes }, Guid.CreateVersion7()));

    public static void Enqueue(this CatalogDbContext db, IntegrationToggled toggled) => db.Outbox.Add(Of(toggled, Activity.Current?.Id));

    public static void EnqueueRevocation(this CatalogDbContext db, IReadOnlyList<string> tokenHashes) =>
        db.Outbox.AddRange(OfRevocation(tokenHashes));
}
