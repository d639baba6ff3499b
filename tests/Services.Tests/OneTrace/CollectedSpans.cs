using OpenTelemetry;

namespace Icaro.Services.Tests.OneTrace;

/// <summary>An exporter that keeps every span in memory.</summary>
internal sealed class CollectedSpans : BaseExporter<Activity>
{
    private readonly ConcurrentQueue<Activity> _spans = new();

    public IReadOnlyCollection<Activity> Spans => _spans;

    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var span in batch)
            _spans.Enqueue(span);
        return ExportResult.Success;
    }
}
