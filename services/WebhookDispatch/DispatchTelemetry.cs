using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Icaro.WebhookDispatch;

/// <summary>The spans and metrics of attempts. They contain ids of deliveries, and neither URLs nor secrets.</summary>
internal sealed class DispatchTelemetry : IDisposable
{
    /// <summary>The name of the activity source and of all meters: the application name.</summary>
    public const string Name = "WebhookDispatch";

    /// <summary>Seconds. Retries last for days.</summary>
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120, 600, 3600, 21600, 86400],
    };

    private readonly ActivitySource _source = new(Name);
    private readonly Counter<long> _attempts;
    private readonly Histogram<double> _deliveryDuration;

    public DispatchTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _attempts = meter.CreateCounter<long>(
            "webhook.attempts", "{attempt}", "Attempts by channel and outcome: delivered, or the error class.");
        _deliveryDuration = meter.CreateHistogram(
            "webhook.delivery.duration", "s", "From the commit of what happened to the platform's 2xx.", advice: Durations);
    }

    /// <summary>Starts a span in the trace of the event.</summary>
    public Activity? StartAttempt(string? traceParent, Guid deliveryId, int endpointId, int number)
    {
        var activity = _source.StartActivity("webhook attempt", ActivityKind.Client, traceParent);
        activity?.SetTag("webhook.id", deliveryId);
        activity?.SetTag("webhook.endpoint_id", endpointId);
        activity?.SetTag("webhook.attempt", number);
        return activity;
    }

    public void CountAttempt(string channel, string outcome) => _attempts.Add(
        1,
        new KeyValuePair<string, object?>("webhook.channel", channel),
        new KeyValuePair<string, object?>("webhook.outcome", outcome));

    public void MeasureDelivery(string channel, TimeSpan duration) =>
        _deliveryDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("webhook.channel", channel));

    public void Dispose() => _source.Dispose();
}
