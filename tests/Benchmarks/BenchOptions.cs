namespace Icaro.Benchmarks;

/// <param name="Benchmarks">Those that are asked for.</param>
/// <param name="Rounds">How often each subject is measured, in turn with the others.</param>
/// <param name="Duration">Of one measurement, where the benchmark has a choice.</param>
/// <param name="ResultsFile">The Markdown file in which to replace the tables of these benchmarks.</param>
internal sealed record BenchOptions(IReadOnlyList<IBenchmark> Benchmarks, int Rounds, TimeSpan Duration, string? ResultsFile)
{
    public static readonly string Usage =
        $"usage: ./icaro bench [NAME..] [--rounds N] [--seconds S] [--write FILE]; names: {string.Join(' ', AllBenchmarks.All.Select(one => one.Name))}";

    private static readonly BenchOptions Default = new(AllBenchmarks.All, Rounds: 5, TimeSpan.FromSeconds(4), ResultsFile: null);

    /// <returns>Null when they make no sense.</returns>
    public static BenchOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = Default;
        List<IBenchmark> named = [];
        for (var i = 0; i < arguments.Count; i++)
        {
            if (Named(arguments[i]) is not [] and var benchmarks)
                named.AddRange(benchmarks);
            else if (i + 1 < arguments.Count && options.With(arguments[i], arguments[i + 1]) is { } changed)
                (options, i) = (changed, i + 1);
            else
                return null;
        }

        return named is [] ? options : options with { Benchmarks = named };
    }

    /// <summary>The one of that name, and its parts.</summary>
    private static IReadOnlyList<IBenchmark> Named(string name) =>
        [.. AllBenchmarks.All.Where(benchmark => benchmark.Name == name || benchmark.Name.StartsWith($"{name}-", StringComparison.Ordinal))];

    private BenchOptions? With(string option, string value) => (option, Number(value)) switch
    {
        ("--rounds", { } rounds) => this with { Rounds = rounds },
        ("--seconds", { } seconds) => this with { Duration = TimeSpan.FromSeconds(seconds) },
        ("--write", _) => this with { ResultsFile = value },
        _ => null,
    };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
