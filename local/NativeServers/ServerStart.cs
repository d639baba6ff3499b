namespace Icaro.Local.NativeServers;

/// <summary>One start of a server process: what it said, and whether it came up.</summary>
internal sealed class ServerStart
{
    private const int KeptLines = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly string _name;
    private readonly Queue<string> _lastLines = new();

    public ServerStart(string name, ProcessLaunch launch)
    {
        _name = name;
        Process = ManagedProcess.Start(launch with
        {
            Log = line =>
            {
                Keep(line);
                launch.Log?.Invoke(line);
            },
        });
    }

    public ManagedProcess Process { get; }

    /// <summary>Waits as long as the process lives: how long recovery after a crash takes depends on what there is to recover.</summary>
    /// <exception cref="NativeServerException">The process ended instead.</exception>
    public async Task WaitUntilAsync(Func<CancellationToken, Task<bool>> ready, CancellationToken cancellationToken)
    {
        try
        {
            while (!Process.Exited.IsCompleted)
            {
                if (await ready(cancellationToken))
                    return;
                await Task.WhenAny(Process.Exited, Task.Delay(Poll, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch
        {
            await Process.StopAsync(TimeSpan.Zero, CancellationToken.None);
            throw;
        }
        throw new NativeServerException($"{_name} ended with exit code {await Process.Exited} while starting:\n{LastLines()}");
    }

    private void Keep(string line)
    {
        lock (_lastLines)
        {
            if (_lastLines.Count == KeptLines)
                _lastLines.Dequeue();
            _lastLines.Enqueue(line);
        }
    }

    private string LastLines()
    {
        lock (_lastLines)
            return string.Join('\n', _lastLines);
    }
}
