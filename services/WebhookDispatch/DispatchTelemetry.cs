using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Icaro.WebhookDispatch;

/// <summary>The service's own spans and measurements. They name deliveries by their ids and hold neither URLs nor secrets.</summary>
internal sealed class DispatchTelemetry : IDisposable
{
    private const string Name = "WebhookDispatch";

    private readonly ActivitySource _source = new(Name);
    private readonly Meter _meter;
    private readonly Counter<long> _attempts;
    private readonly Histogram<double> _latency;

    public DispatchTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _attempts = _meter.CreateCounter<long>("webhooks.attempts", "{attempt}", "Attempts by outcome: delivered, or the error class.");
        _latency = _meter.CreateHistogram<double>("webhooks.latency", "s", "From the toggle to the platform's 2xx.");
    }

    /// <summary>A span of the trace in which the integration was toggled.</summary>
    public Activity? StartAttempt(string? traceParent, Guid deliveryId, int endpointId, int number)
    {
        var activity = _source.StartActivity("webhook attempt", ActivityKind.Client, traceParent);
        activity?.SetTag("webhook.id", deliveryId);
        activity?.SetTag("webhook.endpoint_id", endpointId);
        activity?.SetTag("webhook.attempt", number);
        return activity;
    }

    public void CountAttempt(string outcome) => _attempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void MeasureLatency(TimeSpan latency) => _latency.Record(latency.TotalSeconds);

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }
}
