using System.Security.Cryptography;
using Icaro.Contracts;
using Icaro.ServiceDefaults.Egress;
using Icaro.ServiceDefaults.Sealing;
using Icaro.WebhookDispatch.Pumping;

namespace Icaro.WebhookDispatch.Sending;

/// <summary>Sends a webhook once. Whatever happens is a result, never an exception.</summary>
internal sealed partial class WebhookSender(
    EgressClient egress, KeyRing keys, DispatchTelemetry telemetry, TimeProvider time, ILogger<WebhookSender> logger)
{
    public async Task<AttemptResult> SendAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        using var activity = telemetry.StartAttempt(delivery.TraceParent, delivery.Id, delivery.EndpointId, delivery.Number);
        var startedAt = time.GetUtcNow();
        var started = time.GetTimestamp();

        var answer = await TryAsync(delivery, startedAt, cancellationToken);

        activity?.SetTag("http.response.status_code", answer.Status);
        activity?.SetTag("error.type", answer.Error);
        telemetry.CountAttempt(answer.Error ?? "delivered");
        var duration = time.GetElapsedTime(started);
        var result = new AttemptResult(
            delivery, startedAt, duration, answer.Status, answer.Error, answer.SealedSample, answer.Response?.RetryAfter);
        if (result.IsDelivered)
            telemetry.MeasureLatency(result.EndedAt - delivery.OccurredAt);
        return result;
    }

    private async Task<Answer> TryAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            if (!Uri.TryCreate(delivery.Url, UriKind.Absolute, out var url))
                return new(EgressError.InvalidUrl);

            var secrets = EndpointSecrets.Open(delivery, keys, now);
            var body = keys.Open(delivery.SealedBody, SealPurpose.WebhookBody);
            using var request = WebhookRequest.Create(url, delivery.Id, now, body, secrets);
            var response = await egress.SendAsync(request, cancellationToken);
            return new(AttemptError.Of(response.Status), response, ResponseSample.Seal(keys, response.Body, body, secrets));
        }
        catch (EgressException failure)
        {
            return new(failure.Code);
        }
        catch (Exception unsealable) when (unsealable is CryptographicException or FormatException)
        {
            return new(AttemptError.Unsealable);
        }
        catch (Exception unexpected)
        {
            // Ours, not the platform's: the lane must go on all the same.
            Log.Unexpected(logger, delivery.Id, unexpected);
            return new(AttemptError.Internal);
        }
    }

    private sealed record Answer(string? Error, EgressResponse? Response = null, byte[]? SealedSample = null)
    {
        public int? Status => (int?)Response?.Status;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Delivery {Delivery} could not be sent")]
        public static partial void Unexpected(ILogger logger, Guid delivery, Exception failure);
    }
}
