using System.Diagnostics.Metrics;

namespace Icaro.WingsRedirect;

/// <summary>The service's own measurements. They hold nothing of a guest.</summary>
internal sealed class WingsTelemetry
{
    private readonly Meter _meter;
    private readonly Counter<long> _redirects;
    private readonly Counter<long> _refusals;

    public WingsTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create("WingsRedirect");
        _redirects = _meter.CreateCounter<long>("wings.redirects", "{redirect}", "Guests sent on, by step and to where: platform or portal.");
        _refusals = _meter.CreateCounter<long>("wings.refusals", "{request}", "Requests refused, by code.");
    }

    public void CountRedirect(Step step, bool isToPlatform) => _redirects.Add(
        1,
        new KeyValuePair<string, object?>("wings.step", step.Name()),
        new KeyValuePair<string, object?>("wings.outcome", isToPlatform ? "platform" : "portal"));

    public void CountRefusal(string code) => _refusals.Add(1, new KeyValuePair<string, object?>("wings.refusal", code));

    /// <param name="age">Null while there is none.</param>
    public void MeasurePortalAge(Func<TimeSpan?> age) => _meter.CreateObservableGauge<double>(
        "wings.portals.age", () => age() is { } known ? [new(known.TotalSeconds)] : [], "s",
        "Since the portal data was last read from the catalog.");
}
