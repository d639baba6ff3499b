namespace Icaro.Egress;

/// <summary>Resolves a foreign host and connects to vetted addresses only: no second look at the DNS can change the target.</summary>
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
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
