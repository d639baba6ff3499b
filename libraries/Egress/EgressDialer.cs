namespace Icaro.Egress;

/// <summary>Resolves a host, once for each connection, and returns its addresses.</summary>
/// <exception cref="SocketException">The host does not exist, or no DNS server responds.</exception>
internal delegate Task<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);

/// <summary>
/// Resolves a host and connects to those of its addresses that may be called. The host is resolved once, so that the DNS cannot
/// return another address after the check.
/// </summary>
internal sealed class EgressDialer(HostResolver resolve, EgressPolicy policy)
{
    /// <exception cref="AddressRefusedException">None of the host's addresses may be called.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(host.Host, out var literal) ? [literal] : await resolve(host.Host, cancellationToken);
        IPAddress[] vetted = [.. addresses.Where(policy.MayBeCalled)];
        if (vetted is [])
            throw new AddressRefusedException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(vetted, host.Port, cancellationToken);
            return new EgressStream(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>No address of the host may be called. The message names none, since that would describe our network to the caller.</summary>
public sealed class AddressRefusedException() : Exception("The host has no address that may be called.");
