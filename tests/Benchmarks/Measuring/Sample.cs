namespace Icaro.Benchmarks.Measuring;

/// <summary>What one measurement of a subject gave.</summary>
internal sealed record Sample(params IReadOnlyList<Figure> Figures)
{
    /// <param name="rate">The name of the first figure, such as <c>requests/s</c>.</param>
    /// <param name="operations">How many there were.</param>
    /// <param name="usage">The processes' time meanwhile.</param>
    /// <param name="others">Further figures.</param>
    public static Sample Of(string rate, double operations, CpuUsage usage, params IEnumerable<Figure> others) => new(
    [
        new(rate, operations / usage.Elapsed.TotalSeconds),
        new(Figure.Cpu, usage.Total.TotalMilliseconds / operations),
        .. usage.PerProcess.Select(process => new Figure(Figure.CpuOf(process.Name), process.Time.TotalMilliseconds / operations)),
        .. others,
    ]);

    public override string ToString() => string.Join(", ", Figures);
}
