using Icaro.Contracts;
using Icaro.ServiceDefaults.Outbox;
using Icaro.WebhookDispatch.Deliveries;
using Icaro.WebhookDispatch.Pumping;
using Icaro.WebhookDispatch.Retrying;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>Stops sending to an endpoint, and starts again. What arrives in between waits.</summary>
internal sealed partial class EndpointSwitch(
    IServiceScopeFactory scopes,
    IOptions<RetryOptions> retry,
    PumpBell bell,
    TimeProvider time,
    ILogger<EndpointSwitch> logger)
{
    /// <summary>Announces it on the bus, unless the endpoint is disabled already.</summary>
    public async Task DisableAsync(int endpointId, string reason, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DispatchDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow();
        var disabled = await db.Endpoints
            .Where(endpoint => endpoint.Id == endpointId && endpoint.DisabledAt == null)
            .ExecuteUpdateAsync(
                endpoint => endpoint.SetProperty(row => row.DisabledAt, now).SetProperty(row => row.DisabledReason, reason),
                cancellationToken);
        if (disabled == 0)
            return;

        var message = new EndpointDisabled { EndpointId = endpointId, Reason = reason, DisabledAt = now };
        db.Outbox.Add(OutboxMessage.For(message, Guid.CreateVersion7(), $"endpoint/{endpointId}"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.Disabled(logger, endpointId, reason);
    }

    /// <summary>All that waited has its full time for retries again; the heads of the lanes are due at once, the rest follows in order.</summary>
    public async Task EnableAsync(int endpointId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DispatchDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow();
        await db.Deliveries
            .Where(delivery => delivery.EndpointId == endpointId && delivery.Status == DeliveryStatus.Pending)
            .ExecuteUpdateAsync(
                delivery => delivery
                    .SetProperty(row => row.RetryCount, 0)
                    .SetProperty(row => row.RetryUntil, now + retry.Value.GiveUpAfter)
                    .SetProperty(row => row.NextAttemptAt, row => row.NextAttemptAt == null ? null : now),
                cancellationToken);
        await db.Endpoints
            .Where(endpoint => endpoint.Id == endpointId)
            .ExecuteUpdateAsync(
                endpoint => endpoint
                    .SetProperty(row => row.DisabledAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.DisabledReason, (string?)null),
                cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.Enabled(logger, endpointId);
        bell.Ring();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Endpoint {Endpoint} is disabled: {Reason}")]
        public static partial void Disabled(ILogger logger, int endpoint, string reason);

        [LoggerMessage(LogLevel.Information, "Endpoint {Endpoint} is enabled")]
        public static partial void Enabled(ILogger logger, int endpoint);
    }
}
