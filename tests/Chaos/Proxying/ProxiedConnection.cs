using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Icaro.Chaos.Striking;
using Icaro.Chaos.Wires;

namespace Icaro.Chaos.Proxying;

/// <summary>One connection through a proxy, until either side, a strike or a cut ends it.</summary>
internal sealed class ProxiedConnection(TcpProxy proxy, Socket client, Striker striker)
{
    private readonly CancellationTokenSource _cut = new();

    /// <summary>The client's end, by which its process can be found.</summary>
    public EndPoint Client { get; } = client.RemoteEndPoint!;

    public Link Link => proxy.Link;

    public void Cut() => _cut.Cancel();

    public async Task RunAsync(CancellationToken stop)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, _cut.Token);
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            try
            {
                if (proxy.Server is not var (host, port))
                    return;

                client.NoDelay = true;
                await proxy.Gate.PassAsync(both.Token);
                await server.ConnectAsync(host, port, both.Token);
                await ConverseAsync(server, both.Token);
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
            {
                // The other side shall see it as abruptly as we did.
                client.LingerState = server.LingerState = new(enable: true, seconds: 0);
            }
        }
    }

    private async Task ConverseAsync(Socket server, CancellationToken cancellationToken)
    {
        await using var toClient = new NetworkStream(client);
        await using var toServer = new NetworkStream(server);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var conversation = Link.Converse();

        var ask = PumpAsync(toClient, toServer, conversation.FromClient, ended.Token);
        var answer = PumpAsync(toServer, toClient, conversation.FromServer, ended.Token);
        var first = await Task.WhenAny(ask, answer);
        await ended.CancelAsync();
        await Task.WhenAll(ask, answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    private async Task PumpAsync(Stream from, Stream to, IWire wire, CancellationToken cancellationToken)
    {
        var input = PipeReader.Create(from);
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            var passed = await PassAsync(read.Buffer, to, wire, cancellationToken);
            input.AdvanceTo(passed, read.Buffer.End);
            if (read.IsCompleted)
                return;
        }
    }

    /// <summary>Lets all whole messages pass, together as far as nothing strikes between them.</summary>
    private async Task<SequencePosition> PassAsync(
        ReadOnlySequence<byte> bytes, Stream to, IWire wire, CancellationToken cancellationToken)
    {
        var (sent, read) = (bytes.Start, bytes.Start);
        while (wire.TryRead(bytes.Slice(read), out var end, out var sighting))
        {
            if (sighting is { } seen && striker.Take(Link, seen) is { } strike)
            {
                var where = strike.Edge == Edge.Before ? read : end;
                await SendAsync(bytes.Slice(sent, where), to, cancellationToken);
                sent = where;
                await striker.StrikeAsync(strike, seen, this, cancellationToken);
            }

            read = end;
        }

        await SendAsync(bytes.Slice(sent, read), to, cancellationToken);
        return read;
    }

    private async Task SendAsync(ReadOnlySequence<byte> bytes, Stream to, CancellationToken cancellationToken)
    {
        await proxy.Gate.PassAsync(cancellationToken);
        foreach (var part in bytes)
            await to.WriteAsync(part, cancellationToken);
    }
}
