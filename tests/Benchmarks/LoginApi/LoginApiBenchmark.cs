namespace Icaro.Benchmarks.LoginApi;

/// <summary>One core sealing and opening messages, beside the bare cryptography of openssl and a PHP program that does the same.</summary>
internal sealed class LoginApiBenchmark : IBenchmark
{
    private const int RandomInputs = 1_000_000;
    private const int GoalSize = 512;

    private static readonly int[] Sizes = [128, GoalSize, 2048];

    public string Name => "loginapi";

    public string Summary => "the Login API's codec on one core, openssl's AES and HMAC alone, and PHP";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var thrown = Robustness.CountExceptions(RandomInputs, cancellationToken);
        run.Log($"{RandomInputs} random inputs: {thrown} exceptions");

        List<ReportTable> tables = [];
        List<Goal> goals = [Goal.AtMost("exceptions in 1,000,000 random inputs", 0, thrown)];
        foreach (var size in Sizes)
        {
            using var codec = new CodecLoop(size);
            List<Subject> subjects =
            [
                new("codec", stop => Task.FromResult(codec.Measure(run.Duration, stop))),
                new("openssl", stop => OpensslSpeed.MeasureAsync(size, stop)),
            ];
            if (PhpLoop.IsInstalled)
                subjects.Add(new("php", stop => PhpLoop.MeasureAsync(size, run.Duration, stop)));

            var comparison = await run.CompareAsync(subjects, cancellationToken);
            tables.Add(new($"Messages of {size} B, one core, encrypted mode", comparison));
            if (size == GoalSize)
                goals.AddRange(Goals(comparison));
        }

        return new(tables, goals);
    }

    private static IEnumerable<Goal> Goals(Comparison comparison) =>
    [
        Goal.AtLeast("seal, 512 B, per core, 1/s", 230_000, comparison.Median("codec", CodecLoop.Seals)),
        Goal.AtLeast("open, 512 B, per core, 1/s", 300_000, comparison.Median("codec", CodecLoop.Opens)),
        Goal.AtMost("bytes allocated beyond the result", 64, comparison.Median("codec", CodecLoop.Allocated)),
    ];
}
