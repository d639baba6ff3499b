namespace Icaro.Benchmarks.Reporting;

/// <summary>What a benchmark found out: one table for each comparison, and the goals.</summary>
internal sealed record Report(IReadOnlyList<ReportTable> Tables, IReadOnlyList<Goal> Goals)
{
    /// <summary>A picture of them, in SVG.</summary>
    public string? Chart { get; init; }
}

internal sealed record ReportTable(string Title, Comparison Comparison);
