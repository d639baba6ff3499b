namespace Icaro.Benchmarks.Processes;

/// <summary>What this program does when a benchmark starts it once more, so that a part has a process, and a time, of its own.</summary>
internal sealed record Role(string Name, Func<IReadOnlyList<string>, CancellationToken, Task<int>> RunAsync)
{
    public static readonly Role Receiver = new("receiver", ReceiverRole.RunAsync);

    public static readonly Role SignedLoop = new("signed-loop", SignedLoopRole.RunAsync);

    public static readonly Role NaiveWorker = new("naive-worker", NaiveWorkerRole.RunAsync);

    private static readonly IReadOnlyList<Role> All = [Receiver, SignedLoop, NaiveWorker];

    /// <returns>Null when the program was started by a human.</returns>
    public static Role? Find(IReadOnlyList<string> arguments) =>
        arguments is [var name, ..] ? All.FirstOrDefault(role => role.Name == name) : null;

    /// <summary>Answers each line of the input until its end.</summary>
    public static async Task<int> ServeAsync(string greeting, Func<string, Task<string>> answerAsync)
    {
        Console.WriteLine(greeting);
        while (Console.ReadLine() is { } line)
            Console.WriteLine(await answerAsync(line));
        return 0;
    }
}
