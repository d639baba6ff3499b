using System.Diagnostics;
using OpenTelemetry;

namespace Icaro.ServiceDefaults.Telemetry;

/// <summary>
/// Drops database commands that have no parent, or one that is not recorded: those of pollers and of health checks, which would make
/// several traces a second while nothing happens.
/// A processor and not a sampler, since a sampler is not told the source. It also sees connections without a data source.
/// </summary>
internal sealed class IdlePollingFilter : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        if (data.Source.Name != "Npgsql" || (data.ParentSpanId != default && data.Parent is not { Recorded: false }))
            return;

        data.IsAllDataRequested = false;
        data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
