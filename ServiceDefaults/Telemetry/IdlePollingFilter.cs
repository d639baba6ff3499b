using System.Diagnostics;
using OpenTelemetry;

namespace Icaro.ServiceDefaults.Telemetry;

/// <summary>
/// Drops database commands that have no parent: those of pollers, which would make several traces a second while nothing happens.
/// A processor and not a sampler, since a sampler is not told the source. It also sees connections without a data source.
/// </summary>
internal sealed class IdlePollingFilter : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        if (data.Source.Name != "Npgsql" || data.ParentSpanId != default)
            return;

        data.IsAllDataRequested = false;
        data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
