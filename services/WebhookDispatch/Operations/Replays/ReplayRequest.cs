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
    /// <summary>Makes links to the same endpoint wait for each other.</summary>
    /// <remarks>$1 endpoint.</remarks>
    private const string LockEndpoint = "SELECT pg_advisory_xact_lock(hashtext('replays by links'), $1)";

    /// <summary>
    /// Links have one running job per endpoint, so that none of them keeps operators' jobs waiting with a long queue of its own.
    /// </summary>
    /// <remarks>$1 id, $2 hotspot, $3 endpoint, $4 account, $5 status, $6 since, $7 until, $8 whether it must be the only one.</remarks>
    private const string Create = $"""
        INSERT INTO replays (
            id, hotspot_id, endpoint_id, account_id, status, since, until, created_at,
            total, state, done, after_endpoint_id, after_subject_id, after_sequence)
        SELECT replay.*, (SELECT count(*) FROM deliveries AS delivery WHERE {Replay.Matches}), 'running', 0, 0, 0, 0
        FROM (VALUES ($1::uuid, $2::int, $3::int, $4::int, $5::text, $6::timestamptz, $7::timestamptz, now()))
          AS replay (id, hotspot_id, endpoint_id, account_id, status, since, until, created_at)
        WHERE NOT ($8 AND EXISTS (SELECT FROM replays WHERE state = 'running' AND endpoint_id = $3))
        """;

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
            .Check(isSince, nameof(Since), RequestValues.MustBeTime)
            .Check(isUntil, nameof(Until), RequestValues.MustBeTime)
            .Check(since is null || until is null || since < until, nameof(Since), "must be before until")
            .Fault ?? (this == Empty ? "hotspot, integration, status, since or until is required" : null);
    }

    /// <summary>Adds statements that create a job within the caller's scope.</summary>
    /// <returns>The command that affects no record when a link has to wait for another job.</returns>
    public NpgsqlBatchCommand AddCreate(NpgsqlBatch batch, Guid id, CallerScope scope)
    {
        _ = RequestValues.TryParseTime(Since, out var since);
        _ = RequestValues.TryParseTime(Until, out var until);
        if (scope.EndpointId is { } endpoint)
            batch.Add(LockEndpoint, endpoint);
        batch.Add(
            Create, id, OrNull(Hotspot), OrNull(scope.EndpointId ?? Integration), OrNull(scope.AccountId), OrNull(Status),
            OrNull(since), OrNull(until), scope.EndpointId is not null);
        return batch.BatchCommands[^1];
    }

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
