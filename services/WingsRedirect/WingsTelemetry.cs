using System.Diagnostics.Metrics;

namespace Icaro.WingsRedirect;

/// <summary>The metrics of the service. They contain no data of guests.</summary>
internal sealed class WingsTelemetry
{
    private readonly Meter _meter;
    private readonly Counter<long> _redirects;
    private readonly Counter<long> _errors;

    public WingsTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create("WingsRedirect");
        _redirects = _meter.CreateCounter<long>(
            "wings.redirects", "{redirect}", "Redirected guests, by step and by target: platform or portal.");
        _errors = _meter.CreateCounter<long>("wings.refusals", "{request}", "Rejected requests, by code.");
    }

    public void CountRedirect(Step step, bool isToPlatform) => _redirects.Add(
        1,
        new KeyValuePair<string, object?>("wings.step", step.Name()),
        new KeyValuePair<string, object?>("wings.outcome", isToPlatform ? "platform" : "portal"));

    public void CountError(string code) => _errors.Add(1, new KeyValuePair<string, object?>("wings.refusal", code));

    /// <param name="age">Null before the portal data was read from the catalog.</param>
    public void MeasurePortalAge(Func<TimeSpan?> age) => _meter.CreateObservableGauge<double>(
        "wings.portals.age", () => age() is { } known ? [new(known.TotalSeconds)] : [], "s",
        "Since the portal data was last read from the catalog.");
}
