using System.IO.Pipelines;
using System.Net.Sockets;

namespace Icaro.Chaos.Proxying;

/// <summary>One connection through a proxy, until either side, a strike or a cut ends it.</summary>
internal sealed class ProxiedConnection(TcpProxy proxy, Socket client, Striker striker) : IDisposable
{
    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>The client's end, by which its process can be found.</summary>
    public EndPoint Client { get; } = client.RemoteEndPoint!;

    public Link Link => proxy.Link;

    /// <summary>Breaks the connection: both sides see it reset.</summary>
    public void Cut()
    {
        client.Close(timeout: 0);
        _server.Close(timeout: 0);
    }

    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (proxy.Server is not var (host, port))
            return;

        try
        {
            await proxy.Gate.PassAsync(cancellationToken);
            await _server.ConnectAsync(host, port, cancellationToken);
            await ConverseAsync(cancellationToken);
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // However it ended, both sides will see it.
        }
    }

    private async Task ConverseAsync(CancellationToken cancellationToken)
    {
        client.NoDelay = true;
        await using var toClient = new NetworkStream(client);
        await using var toServer = new NetworkStream(_server);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var conversation = Link.Converse();

        var ask = DispatchAsync(toClient, toServer, conversation.FromClient, ended.Token);
        var answer = DispatchAsync(toServer, toClient, conversation.FromServer, ended.Token);
        await Task.WhenAny(ask, answer);
        await ended.CancelAsync();
        await Task.WhenAll(ask, answer);
    }

    private async Task DispatchAsync(Stream from, Stream to, IWire wire, CancellationToken cancellationToken)
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
                if (!await striker.StrikeAsync(strike, seen, this, cancellationToken))
                    throw new IOException("Cut.");
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
