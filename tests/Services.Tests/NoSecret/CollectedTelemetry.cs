using System.Diagnostics.Metrics;

namespace Icaro.Services.Tests.NoSecret;

/// <summary>Keeps every span and every tag of a measurement in this process, of whatever source.</summary>
internal sealed class CollectedTelemetry : IDisposable
{
    private readonly ConcurrentQueue<string> _spans = new();
    private readonly ConcurrentDictionary<string, bool> _measurements = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public CollectedTelemetry()
    {
        _activities = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => _spans.Enqueue(Text(span)),
        };
        ActivitySource.AddActivityListener(_activities);

        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        Measure<byte>();
        Measure<short>();
        Measure<int>();
        Measure<long>();
        Measure<float>();
        Measure<double>();
        Measure<decimal>();
        _meters.Start();
    }

    public IReadOnlyCollection<string> Spans => [.. _spans];

    public IReadOnlyCollection<string> Measurements => [.. _measurements.Keys];

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Measure<T>()
        where T : struct => _meters.SetMeasurementEventCallback<T>(
            (instrument, _, tags, _) => _measurements.TryAdd($"{instrument.Name} {string.Join(' ', tags.ToArray())}", true));

    private static string Text(Activity span) => string.Join(
        ' ',
        [
            span.Source.Name, span.DisplayName, span.StatusDescription, span.TraceStateString,
            .. span.TagObjects.Select(tag => $"{tag}"),
            .. span.Baggage.Select(entry => $"{entry}"),
            .. span.Events.SelectMany(one => one.Tags.Select(tag => $"{one.Name} {tag}")),
        ]);
}
