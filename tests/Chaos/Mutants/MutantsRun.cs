namespace Icaro.Chaos.Mutants;

/// <summary>Checks the checker: plants one fault after another, and sees whether a run catches it.</summary>
internal static class MutantsRun
{
    /// <returns>Whether all were caught.</returns>
    public static async Task<bool> RunAsync(IReadOnlyList<Mutant> mutants, int seed, TextWriter output, CancellationToken cancellationToken)
    {
        output.WriteLine($"seed {seed}, {mutants.Count} mutants");
        using var workshop = new MutantWorkshop();
        var caught = 0;
        foreach (var mutant in mutants)
        {
            var result = await workshop.WithAsync(
                mutant,
                replacement => ChaosRun.RunAsync(mutant.Scenario(seed), replacement, logFolder: null, _ => { }, cancellationToken),
                cancellationToken);
            output.WriteLine($"{mutant.Name,-30} {Verdict(result)}");
            caught += result.Violations is [] ? 0 : 1;
        }

        output.WriteLine($"{caught} of {mutants.Count} caught");
        return caught == mutants.Count;
    }

    private static string Verdict(RunResult result) => result.Violations is [] ? "SURVIVED"
        : $"caught: {string.Join(", ", result.Violations.CountBy(violation => violation.Promise).Select(count => $"{count.Value} {Name(count.Key)}"))}";

    private static string Name(Promise promise) => promise.ToString().ToLowerInvariant();
}
