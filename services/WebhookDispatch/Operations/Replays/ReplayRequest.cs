using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>The body of <c>POST /replays</c>: the conditions for the settled deliveries. At least one is required.</summary>
/// <param name="Hotspot">Id of a hotspot.</param>
/// <param name="Integration">Id of an integration.</param>
/// <param name="Status">delivered, failed or discarded; without it all three.</param>
/// <param name="Since">RFC 3339: only deliveries received at this time or later.</param>
/// <param name="Until">RFC 3339: only deliveries received before this time.</param>
/// <remarks>Unknown fields are errors: a misspelled condition would send far too many deliveries.</remarks>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ReplayRequest(int? Hotspot, int? Integration, string? Status, string? Since, string? Until)
    : IRequestBody<ReplayRequest>
{
    /// <remarks>$1 id, $2 hotspot, $3 endpoint, $4 status, $5 since, $6 until.</remarks>
    private const string Create = $"""
        INSERT INTO replays (
            id, hotspot_id, endpoint_id, status, since, until, created_at,
            total, state, done, after_endpoint_id, after_subject_id, after_sequence)
        SELECT replay.*, (SELECT count(*) FROM deliveries AS delivery WHERE {Replay.Matches}), 'running', 0, 0, 0, 0
        FROM (VALUES ($1::uuid, $2::int, $3::int, $4::text, $5::timestamptz, $6::timestamptz, now()))
          AS replay (id, hotspot_id, endpoint_id, status, since, until, created_at)
        """;

    private const string ExampleTime = "must be a time such as 2026-01-31T12:00:00Z";

    public static JsonTypeInfo<ReplayRequest> Json => DispatchJson.Default.ReplayRequest;

    public static ReplayRequest Empty { get; } = new(null, null, null, null, null);

    public string? FindFault()
    {
        var isStatus = Status is null or DeliveryStatus.Delivered or DeliveryStatus.Failed or DeliveryStatus.Discarded;
        var isSince = RequestValues.TryParseTime(Since, out var since);
        var isUntil = RequestValues.TryParseTime(Until, out var until);
        return new FieldCheck()
            .Check(Hotspot is null or > 0, nameof(Hotspot), "must be a positive number")
            .Check(Integration is null or > 0, nameof(Integration), "must be a positive number")
            .Check(isStatus, nameof(Status), "must be delivered, failed or discarded")
            .Check(isSince, nameof(Since), ExampleTime)
            .Check(isUntil, nameof(Until), ExampleTime)
            .Check(since is null || until is null || since < until, nameof(Since), "must be before until")
            .Fault ?? (this == Empty ? "hotspot, integration, status, since or until is required" : null);
    }

    public void AddCreate(NpgsqlBatch batch, Guid id)
    {
        _ = RequestValues.TryParseTime(Since, out var since);
        _ = RequestValues.TryParseTime(Until, out var until);
        batch.Add(Create, id, OrNull(Hotspot), OrNull(Integration), OrNull(Status), OrNull(since), OrNull(until));
    }

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
