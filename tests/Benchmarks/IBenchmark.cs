namespace Icaro.Benchmarks;

/// <summary>One family of figures: sets up what it needs, measures its subjects in turn, and says how far the goals are.</summary>
internal interface IBenchmark
{
    /// <summary>As it is called on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured against what, in a line.</summary>
    string Summary { get; }

    Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken);
}
