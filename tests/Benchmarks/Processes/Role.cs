namespace Icaro.Benchmarks.Processes;

/// <summary>What this program does when a benchmark starts it once more, so that a part has a process, and a time, of its own.</summary>
internal sealed record Role(string Name, Func<IReadOnlyList<string>, CancellationToken, Task<int>> RunAsync)
{
    private static readonly IReadOnlyList<Role> All =
    [
    ];

    /// <returns>Null when the program was started by a human.</returns>
    public static Role? Find(IReadOnlyList<string> arguments) =>
        arguments is [var name, ..] ? All.FirstOrDefault(role => role.Name == name) : null;
}
