using System.Net.Sockets;
using System.Text;

namespace Icaro.Gateway.Tests;

/// <summary>What a client may occupy without sending anything useful.</summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    /// <summary>Longer than the limits of these tests, and shorter than those of Kestrel.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private Backend _catalog = null!;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _catalog = await Backend.StartAsync("integrations-catalog");

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    [Fact]
    public async Task A_body_that_drips_is_given_up()
    {
        await using var gateway = Start(("Connections:MinBodyRate", "100000"));
        using var client = await ConnectAsync(gateway);
        // For Kestrel itself, which accepts 240 bytes per second, this would be enough for 40 s.
        await SendAsync(client, $"POST /api/login HTTP/1.1\r\nHost: icaro.example\r\nContent-Length: 1000000\r\n\r\n{new string('x', 10_000)}");

        Assert.StartsWith("HTTP/1.1 408", await ReadAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_do_not_end_are_given_up()
    {
        await using var gateway = Start(("Connections:HeadersTimeout", "00:00:01"));
        using var client = await ConnectAsync(gateway);
        await SendAsync(client, "GET /health HTTP/1.1\r\nHost: icaro.example\r\nX-Endless: ");

        Assert.StartsWith("HTTP/1.1 408", await ReadAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_too_many_is_closed()
    {
        await using var gateway = Start(("Connections:MaxOpen", "1"));
        using var first = await ConnectAsync(gateway);
        await SendAsync(first, "GET /alive HTTP/1.1\r\nHost: icaro.example\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", await ReadAsync(first), StringComparison.Ordinal);

        using var second = await ConnectAsync(gateway);

        Assert.Equal("", await ReadAsync(second));
    }

    private static async Task<TcpClient> ConnectAsync(RunningGateway gateway)
    {
        var client = new TcpClient();
        await client.ConnectAsync(gateway.Addresses[0].Host, gateway.Addresses[0].Port, CancellationToken);
        return client;
    }

    private static async Task SendAsync(TcpClient client, string text) =>
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), CancellationToken);

    /// <returns>What arrives first; empty when the connection was closed instead.</returns>
    private static async Task<string> ReadAsync(TcpClient client)
    {
        var buffer = new byte[4096];
        var read = client.GetStream().ReadAsync(buffer, CancellationToken).AsTask();
        return Encoding.ASCII.GetString(buffer, 0, await read.WaitAsync(Patience, CancellationToken));
    }

    private RunningGateway Start(params IEnumerable<(string, string)> settings) =>
        RunningGateway.Start([.. RunningGateway.Replicas("integrations-catalog", _catalog.Address), .. settings]);
}
