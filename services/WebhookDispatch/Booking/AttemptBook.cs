using Icaro.Contracts;
using Icaro.ServiceDefaults.Database;
using Icaro.ServiceDefaults.Outbox;
using Icaro.WebhookDispatch.Deliveries;
using Icaro.WebhookDispatch.Endpoints;
using Icaro.WebhookDispatch.Lanes;
using Icaro.WebhookDispatch.Pumping;
using Icaro.WebhookDispatch.Retrying;
using Icaro.WebhookDispatch.Sending;
using Npgsql;

namespace Icaro.WebhookDispatch.Booking;

/// <summary>Books attempts together: their rows, what becomes of the deliveries, whose turn is next, and what the bus is owed.</summary>
internal sealed partial class AttemptBook(
    NpgsqlDataSource database,
    EndpointSwitch endpoints,
    RetrySchedule schedule,
    PumpBell bell,
    OutboxBell outbox,
    ILogger<AttemptBook> logger)
{
    public async Task BookAsync(IReadOnlyList<AttemptResult> results, CancellationToken cancellationToken)
    {
        // First, so that none of its deliveries is claimed in between.
        foreach (var endpointId in results.Where(result => result.IsGone).Select(result => result.Delivery.EndpointId).Distinct())
            await endpoints.DisableAsync(endpointId, DisableReason.Gone, cancellationToken);

        BookedAttempt[] attempts = [.. results
            .OrderBy(result => result.Delivery.HotspotId).ThenBy(result => result.Delivery.IntegrationId)
            .Select(result => BookedAttempt.Of(result, schedule))];

        await using var batch = database.CreateBatch();
        AddAttempts(batch, results);
        AddDeliveries(batch, attempts);
        AddLanes(batch, [.. attempts.Where(attempt => attempt.IsSettled)]);
        AddDelivered(batch, [.. results.Where(result => result.IsDelivered)]);
        await batch.ExecuteNonQueryAsync(cancellationToken);

        bell.Ring();
        outbox.Ring();
        foreach (var failed in attempts.Where(attempt => attempt.Status == DeliveryStatus.Failed))
            Log.GivenUp(logger, failed.Result.Delivery.Id, failed.Result.Delivery.Number, failed.Result.ErrorClass!);
    }

    private static void AddAttempts(NpgsqlBatch batch, IReadOnlyList<AttemptResult> results) => batch.Add(
        BookingSql.InsertAttempts,
        results.Select(result => result.Delivery.Id).ToArray(),
        results.Select(result => result.Delivery.Number).ToArray(),
        results.Select(result => result.StartedAt).ToArray(),
        results.Select(result => (int)result.Duration.TotalMilliseconds).ToArray(),
        results.Select(result => result.StatusCode).ToArray(),
        results.Select(result => result.ErrorClass).ToArray(),
        results.Select(result => result.SealedResponseSample).ToArray());

    private static void AddDeliveries(NpgsqlBatch batch, IReadOnlyList<BookedAttempt> attempts) => batch.Add(
        BookingSql.UpdateDeliveries,
        attempts.Select(attempt => attempt.Result.Delivery.Id).ToArray(),
        attempts.Select(attempt => attempt.Result.Delivery.Number).ToArray(),
        attempts.Select(attempt => attempt.Status).ToArray(),
        attempts.Select(attempt => attempt.Pause).ToArray(),
        attempts.Select(attempt => attempt.RetryCount).ToArray());

    private static void AddLanes(NpgsqlBatch batch, IReadOnlyList<BookedAttempt> settled) => batch.Add(
        LaneSql.Promote,
        settled.Select(attempt => attempt.Result.Delivery.HotspotId).ToArray(),
        settled.Select(attempt => attempt.Result.Delivery.IntegrationId).ToArray());

    private static void AddDelivered(NpgsqlBatch batch, IReadOnlyList<AttemptResult> delivered)
    {
        if (delivered is [])
            return;

        var message = new WebhooksDelivered
        {
            Webhooks = [.. delivered.Select(result => new DeliveredWebhook(
                result.Delivery.HotspotId, result.Delivery.IntegrationId, result.Delivery.Sequence, result.EndedAt))],
        };
        batch.Add(OutboxMessage.For(message, Guid.CreateVersion7(), "webhooks-delivered"));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Delivery {Delivery} is given up after {Attempts} attempts, the last one with {Error}")]
        public static partial void GivenUp(ILogger logger, Guid delivery, int attempts, string error);
    }
}
