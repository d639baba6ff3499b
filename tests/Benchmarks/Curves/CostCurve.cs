namespace Icaro.Benchmarks.Curves;

/// <summary>What an operation costs while something grows on which it should not depend.</summary>
/// <param name="Growing">In the plural, such as <c>endpoints at rest</c>.</param>
/// <param name="Operation">Such as <c>delivery</c>.</param>
/// <param name="Sizes">From the smallest to the largest.</param>
/// <param name="SetAsync">Makes it that many.</param>
internal sealed record CostCurve(
    string Growing,
    string Operation,
    IReadOnlyList<int> Sizes,
    Func<int, CancellationToken, Task> SetAsync,
    Func<CancellationToken, Task<Sample>> MeasureAsync)
{
    private const double Flat = 1.3;

    /// <summary>Such as <c>endpoints at rest, CPU of a delivery</c>.</summary>
    public string Title => $"{Growing}, CPU of a {Operation}";

    public async Task<Comparison> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var comparison = new Comparison();
        foreach (var size in Sizes)
        {
            await SetAsync(size, cancellationToken);
            await run.AddAsync(comparison, new(NameOf(size), MeasureAsync), cancellationToken);
        }

        return comparison;
    }

    /// <summary>The processor time of an operation at each size, relative to the smallest.</summary>
    public IReadOnlyList<(int Size, double Cost)> Costs(Comparison comparison)
    {
        var least = comparison.Median(NameOf(Sizes[0]), Figure.Cpu);
        return [.. Sizes.Select(size => (size, comparison.Median(NameOf(size), Figure.Cpu) / least))];
    }

    public Goal Goal(Comparison comparison) => Measuring.Goal.AtMost(
        $"{Title}, at {Sizes[^1]:N0} / at {Sizes[0]:N0}", Flat, Costs(comparison)[^1].Cost);

    private string NameOf(int size) => $"{size:N0} {Growing}";
}
