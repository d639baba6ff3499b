namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>Fills the dispatcher's table with deliveries that were settled before, which would take long one by one.</summary>
internal static class Settled
{
    /// <summary>
    /// Copies a delivery into hotspots 101, 102, … with sequences 1, 2, … each; all delivered, but those of every tenth hotspot
    /// failed.
    /// </summary>
    public static Task SettleAsync(this DispatchDatabase database, Guid sample, int hotspots, int perHotspot) => database.ExecuteAsync(
        $"""
        INSERT INTO deliveries (
            id, endpoint_id, subject_id, hotspot_id, sequence, sealed_body, occurred_at, status, received_at, settled_at,
            delivered_at, attempt_count)
        SELECT gen_random_uuid(), endpoint_id, 100 + hotspot, 100 + hotspot, sequence.number, sealed_body, occurred_at,
            CASE WHEN hotspot % 10 = 0 THEN 'failed' ELSE 'delivered' END,
            received_at, settled_at, CASE WHEN hotspot % 10 = 0 THEN NULL ELSE delivered_at END, 1
        FROM deliveries, generate_series(1, {hotspots}) AS hotspot, generate_series(1, {perHotspot}) AS sequence (number)
        WHERE id = '{sample}';
        INSERT INTO lanes (endpoint_id, subject_id, reached_sequence)
        SELECT 7, 100 + hotspot, {perHotspot} FROM generate_series(1, {hotspots}) AS hotspot
        """);
}
