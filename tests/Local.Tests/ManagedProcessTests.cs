using System.Collections.Concurrent;
using Icaro.Local.NativeServers;

namespace Icaro.Local.Tests;

public sealed class ManagedProcessTests : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly DataFolder _folder = new();
    private readonly BlockingCollection<string> _lines = [];

    public void Dispose()
    {
        _lines.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_process_that_stops_when_asked_tells_its_last_words_and_its_exit_code()
    {
        var process = Start("trap 'echo bye; exit 3' TERM; echo hello; while :; do sleep 0.05; done");
        Assert.Equal("hello", NextLine());
        await process.StopAsync(Grace, TestContext.Current.CancellationToken);
        Assert.Equal(3, await process.Exited);
        Assert.Equal("bye", NextLine());
    }

    [Fact]
    public async Task A_process_that_will_not_stop_is_killed_with_its_children()
    {
        var process = Start("trap '' TERM; sleep 1000 & echo hello; while :; do sleep 0.05; done");
        Assert.Equal("hello", NextLine());
        await process.StopAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.Equal(128 + 9, await process.Exited);
        await Processes.EndWithinAsync(_folder.Path);
    }

    [Fact]
    public async Task The_children_of_a_process_that_died_do_not_stay()
    {
        var process = Start("sleep 1000 & echo hello; wait");
        Assert.Equal("hello", NextLine());
        process.Signal(ProcessSignal.Kill);
        Assert.Equal(128 + 9, await process.Exited);
        await Processes.EndWithinAsync(_folder.Path);
    }

    [Fact]
    public async Task It_gets_the_environment_that_was_asked_for_and_a_session_of_its_own()
    {
        var process = ManagedProcess.Start(new ProcessLaunch
        {
            FileName = "sh",
            Arguments = ["-c", "echo ${GIVEN-} ${HOME-none} $$ $(cut -d' ' -f6 /proc/$$/stat)"],
            Environment = new Dictionary<string, string?> { ["GIVEN"] = "given", ["HOME"] = null },
            Log = _lines.Add,
        });
        Assert.Equal(0, await process.Exited);
        Assert.Equal($"given none {process.Id} {process.Id}", NextLine());
    }

    private ManagedProcess Start(string script) =>
        ManagedProcess.Start(new ProcessLaunch
        {
            FileName = "sh",
            Arguments = ["-c", script],
            WorkingDirectory = _folder.Path,
            Log = _lines.Add,
        });

    private string NextLine() => _lines.Take(TestContext.Current.CancellationToken);
}
