namespace Icaro.Chaos;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Seed">Decides everything that is left to chance.</param>
/// <param name="Attack">How long things go wrong.</param>
/// <param name="Mutants">The planted faults with which to check the checker; null attacks the system as it is.</param>
/// <param name="LogFolder">Where to write what the services write to their output.</param>
internal sealed record ChaosOptions(int Seed, TimeSpan Attack, IReadOnlyList<Mutant>? Mutants, string? LogFolder)
{
    public const string Usage = "usage: ./icaro chaos [--seed N] [--minutes M] [--logs DIR] [--mutants | --mutant NAME]";

    /// <returns>Null when it is not as <see cref="Usage"/> says.</returns>
    public static ChaosOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new ChaosOptions(Random.Shared.Next(1, 1_000_000), TimeSpan.FromMinutes(1), Mutants: null, LogFolder: null);
        for (var i = 0; i < arguments.Count; i++)
        {
            ChaosOptions? next = arguments[i] switch
            {
                "--mutants" => options with { Mutants = AllMutants.List },
                "--mutant" when Value() is { } name && AllMutants.Find(name) is { } mutant => options with { Mutants = [mutant] },
                "--seed" when int.TryParse(Value(), CultureInfo.InvariantCulture, out var seed) => options with { Seed = seed },
                "--minutes" when double.TryParse(Value(), CultureInfo.InvariantCulture, out var minutes) && minutes > 0 =>
                    options with { Attack = TimeSpan.FromMinutes(minutes) },
                "--logs" when Value() is { } folder => options with { LogFolder = folder },
                _ => null,
            };
            if (next is null)
                return null;

            options = next;

            string? Value() => ++i < arguments.Count ? arguments[i] : null;
        }

        return options;
    }
}
