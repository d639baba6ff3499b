using System.Diagnostics;
using System.Net.Sockets;

namespace Icaro.Chaos.Tests.Proxying;

public sealed class ProxyTests : IAsyncDisposable
{
    private static readonly byte[] Before = [.. PostgresBytes.Startup, .. PostgresBytes.Query("BEGIN"), .. PostgresBytes.Query("INSERT")];
    private static readonly byte[] Commit = PostgresBytes.Query("COMMIT");
    private static readonly byte[] After = PostgresBytes.Query("SELECT");

    private readonly FakeServer _server = new();
    private readonly FaultLog _log;
    private readonly Striker _striker;
    private readonly TcpProxy _proxy;

    public ProxyTests()
    {
        var clock = new RunClock(TimeProvider.System);
        _log = new(clock, _ => { });
        _striker = new(client => Signals.SendToFamily(ConnectionOwner.Find(client)!.Value, Signal.Kill), (_, _, _) => Task.CompletedTask, _log, clock);
        _proxy = new(Link.CatalogDatabase, _striker) { Server = _server.Address };
    }

    [Fact]
    public async Task Without_a_strike_everything_passes_unchanged()
    {
        using var client = await ConnectAsync();
        await client.GetStream().WriteAsync(Conversation, TestContext.Current.CancellationToken);
        client.Client.Shutdown(SocketShutdown.Send);

        Assert.Equal(Conversation, await _server.Received);
        Assert.Equal(1, _striker.Seen[Moment.Committing]);
    }

    [Fact]
    public async Task A_cut_before_the_commit_withholds_it()
    {
        _striker.Arm(Strike(Edge.Before, Blow.Cut));
        using var client = await ConnectAsync();
        await client.GetStream().WriteAsync(Conversation, TestContext.Current.CancellationToken);

        Assert.Equal(Before, await _server.Received);
    }

    [Fact]
    public async Task A_cut_after_the_commit_lets_it_through_and_nothing_more()
    {
        _striker.Arm(Strike(Edge.After, Blow.Cut));
        using var client = await ConnectAsync();
        await client.GetStream().WriteAsync(Conversation, TestContext.Current.CancellationToken);

        byte[] through = [.. Before, .. Commit];
        Assert.Equal(through, await _server.Received);
    }

    [Fact]
    public async Task A_strike_waits_until_as_many_moments_have_passed_as_it_shall_skip()
    {
        _striker.Arm(Strike(Edge.Before, Blow.Cut) with { Skip = 1 });
        using var client = await ConnectAsync();
        await client.GetStream().WriteAsync((byte[])[.. Conversation, .. Commit], TestContext.Current.CancellationToken);

        Assert.Equal(Conversation, await _server.Received);
    }

    [Fact]
    public async Task A_commit_that_was_withheld_is_known_as_rolled_back()
    {
        var toggle = Guid.NewGuid();
        _striker.Arm(Strike(Edge.Before, Blow.Cut));
        using var client = await ConnectAsync();
        byte[] conversation = [.. Before, .. PostgresBytes.Bind($$"""{"EventId":"{{toggle}}"}"""), .. Commit];
        await client.GetStream().WriteAsync(conversation, TestContext.Current.CancellationToken);
        await _server.Received;

        Assert.Equal([toggle], _striker.RolledBack);
    }

    [Fact]
    public async Task A_strike_kills_the_process_at_the_other_end()
    {
        using var process = StartClient();
        _striker.Arm(Strike(Edge.Before, Blow.Kill));
        await process.StandardInput.BaseStream.WriteAsync(Conversation, TestContext.Current.CancellationToken);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(128 + 9, process.ExitCode);
        Assert.Equal(Before, await _server.Received);
    }

    [Fact]
    public async Task A_closed_gate_holds_everything_up_and_loses_nothing()
    {
        _proxy.Gate.Close();
        using var client = await ConnectAsync();
        await client.GetStream().WriteAsync(Conversation, TestContext.Current.CancellationToken);
        client.Client.Shutdown(SocketShutdown.Send);
        _proxy.Gate.Open();

        Assert.Equal(Conversation, await _server.Received);
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _server.Dispose();
    }

    private static byte[] Conversation => [.. Before, .. Commit, .. After];

    private static Strike Strike(Edge edge, Blow blow) => new(Link.CatalogDatabase, Moment.Committing, Skip: 0, edge, blow, TimeSpan.Zero);

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(_proxy.Address.Host, _proxy.Address.Port, TestContext.Current.CancellationToken);
        return client;
    }

    /// <summary>A process that sends its input to the proxy.</summary>
    private Process StartClient() => Process.Start(new ProcessStartInfo("bash")
    {
        ArgumentList = { "-c", $"exec cat > /dev/tcp/{_proxy.Address.Host}/{_proxy.Address.Port}" },
        RedirectStandardInput = true,
    })!;
}
