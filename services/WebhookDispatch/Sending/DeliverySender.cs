using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Icaro.WebhookDispatch.Sending;

/// <summary>Sends a delivery once over its endpoint's channel. Every failure becomes a result, never an exception.</summary>
internal sealed partial class DeliverySender(
    IEnumerable<IDeliveryChannel> channels,
    RetrySchedule schedule,
    DispatchTelemetry telemetry,
    TimeProvider time,
    ILogger<DeliverySender> logger)
{
    private readonly FrozenDictionary<string, IDeliveryChannel> _channels = channels.ToFrozenDictionary(channel => channel.Name);

    public async Task<AttemptResult> SendAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        using var activity = telemetry.StartAttempt(delivery.TraceParent, delivery.Id, delivery.EndpointId, delivery.Number);
        var startedAt = delivery.Now;
        var started = time.GetTimestamp();

        var response = await TryAsync(delivery, startedAt, cancellationToken);
        var result = schedule.Apply(response with { StartedAt = startedAt, Duration = time.GetElapsedTime(started) });

        activity?.SetTag("http.response.status_code", result.Status);
        activity?.SetTag("error.type", result.Error);
        telemetry.CountAttempt(delivery.Channel, result.Error ?? DeliveryStatus.Delivered);
        if (result.IsDelivered)
            telemetry.MeasureDelivery(delivery.Channel, result.EndedAt - delivery.OccurredAt);
        return result;
    }

    private async Task<AttemptResult> TryAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            delivery.Lease.ThrowIfOver();
            return _channels.TryGetValue(delivery.Channel, out var channel)
                ? await channel.SendAsync(delivery, now, cancellationToken)
                : new(delivery, AttemptError.UnknownChannel);
        }
        catch (LeaseOverException)
        {
            return new(delivery, AttemptError.Superseded);
        }
        catch (EgressException failure)
        {
            return new(delivery, failure.Code);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new(delivery, AttemptError.Interrupted);
        }
        catch (Exception unsealable) when (unsealable is CryptographicException or FormatException)
        {
            return new(delivery, AttemptError.Unsealable);
        }
        catch (Exception unexpected)
        {
            // A bug in this service. The delivery is retried, so that the lane continues.
            Log.Unexpected(logger, delivery.Id, unexpected);
            return new(delivery, AttemptError.Internal);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Sending delivery {Delivery} failed with an unexpected exception")]
        public static partial void Unexpected(ILogger logger, Guid delivery, Exception failure);
    }
}
