namespace Icaro.Egress;

/// <summary>Resolves a host, once for each connection, and returns its addresses.</summary>
/// <exception cref="SocketException">The host does not exist, or no DNS server responds.</exception>
internal delegate Task<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);

/// <summary>
/// Resolves a host and connects to those of its addresses that may be called. The host is resolved once, so that the DNS cannot
/// return another address after the check.
/// </summary>
internal sealed partial class EgressDialer(HostResolver resolve, EgressPolicy policy, TimeProvider time, ILogger<EgressDialer> logger)
{
    /// <exception cref="AddressRefusedException">None of the host's addresses may be called, or not this port.</exception>
    /// <exception cref="NameServerException">The DNS did not respond.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        if (!policy.MayBeCalled(port))
            throw Refuse(host, port);

        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await ResolveAsync(host, cancellationToken);
        IPAddress[] vetted = [.. addresses.Where(policy.MayBeCalled)];
        if (vetted is [])
            throw Refuse(host, port);

        var socket = await HappyEyeballs.ConnectAsync(vetted, port, time, cancellationToken);
        Log.Connected(logger, host, socket.RemoteEndPoint!);
        return new EgressStream(socket);
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await resolve(host, cancellationToken);
        }
        catch (Exception slow) when (slow is SocketException { SocketErrorCode: SocketError.TryAgain } or OperationCanceledException)
        {
            throw new NameServerException(slow);
        }
    }

    private AddressRefusedException Refuse(string host, int port)
    {
        Log.Refused(logger, host, port);
        return new();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Connected to {Host} at {Address}")]
        public static partial void Connected(ILogger logger, string host, EndPoint address);

        [LoggerMessage(LogLevel.Warning, "Refused to connect to {Host}, port {Port}: the port or all addresses may not be called")]
        public static partial void Refused(ILogger logger, string host, int port);
    }
}

/// <summary>No address of the host may be called. The message names none, since that would describe our network to the caller.</summary>
public sealed class AddressRefusedException() : Exception("The host has no address that may be called.");

/// <summary>The DNS did not respond, which says nothing about the host.</summary>
public sealed class NameServerException(Exception cause) : Exception("The DNS did not respond.", cause);
