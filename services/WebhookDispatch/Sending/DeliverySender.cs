using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Icaro.WebhookDispatch.Sending;

/// <summary>Sends a delivery once, as its endpoint's channel does. Whatever happens is a result, never an exception.</summary>
internal sealed partial class DeliverySender(
    IEnumerable<IDeliveryChannel> channels, DispatchTelemetry telemetry, TimeProvider time, ILogger<DeliverySender> logger)
{
    private readonly FrozenDictionary<string, IDeliveryChannel> _channels = channels.ToFrozenDictionary(channel => channel.Name);

    public async Task<AttemptResult> SendAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        using var activity = telemetry.StartAttempt(delivery.TraceParent, delivery.Id, delivery.EndpointId, delivery.Number);
        var startedAt = time.GetUtcNow();
        var started = time.GetTimestamp();

        var answer = await TryAsync(delivery, startedAt, cancellationToken);

        activity?.SetTag("http.response.status_code", answer.Status);
        activity?.SetTag("error.type", answer.Error);
        telemetry.CountAttempt(delivery.Channel, answer.Error ?? DeliveryStatus.Delivered);
        var result = new AttemptResult(delivery, startedAt, time.GetElapsedTime(started), answer);
        if (result.IsDelivered)
            telemetry.MeasureDelivery(delivery.Channel, result.EndedAt - delivery.OccurredAt);
        return result;
    }

    private async Task<ChannelAnswer> TryAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return _channels.TryGetValue(delivery.Channel, out var channel)
                ? await channel.SendAsync(delivery, now, cancellationToken)
                : new(AttemptError.UnknownChannel);
        }
        catch (EgressException failure)
        {
            return new(failure.Code);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new(AttemptError.Interrupted);
        }
        catch (Exception unsealable) when (unsealable is CryptographicException or FormatException)
        {
            return new(AttemptError.Unsealable);
        }
        catch (Exception unexpected)
        {
            // Ours, not the receiver's: the lane must go on all the same.
            Log.Unexpected(logger, delivery.Id, unexpected);
            return new(AttemptError.Internal);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Delivery {Delivery} could not be sent")]
        public static partial void Unexpected(ILogger logger, Guid delivery, Exception failure);
    }
}
