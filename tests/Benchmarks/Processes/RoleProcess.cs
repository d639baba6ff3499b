namespace Icaro.Benchmarks.Processes;

/// <summary>This program, started once more in a <see cref="Role"/>. It is told lines, and answers each with one.</summary>
internal sealed class RoleProcess : IAsyncDisposable
{
    private readonly Process _process;

    private RoleProcess(string role, Process process) => (_process, Metered) = (process, new(role, process.Id));

    public MeteredProcess Metered { get; }

    /// <summary>What it said when it was ready.</summary>
    public string Greeting { get; private set; } = "";

    public static async Task<RoleProcess> StartAsync(Role role, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [role.Name, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = new RoleProcess(role.Name, Process.Start(start)!);
        process.Greeting = await process.HearAsync(cancellationToken);
        return process;
    }

    public async Task<string> AskAsync(string line, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        return await HearAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        // The end of its input is the end of its role.
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> HearAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException($"The {Metered.Name} ended.");
}
