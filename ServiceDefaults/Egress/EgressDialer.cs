using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Icaro.ServiceDefaults.Egress;

/// <summary>Resolves a foreign host and connects to vetted addresses only: no second look at the DNS can change the target.</summary>
internal sealed class EgressDialer(IOptions<EgressOptions> options)
{
    private readonly IPNetwork[] _allowed = [.. options.Value.AllowedNetworks.Select(network => IPNetwork.Parse(network))];

    /// <exception cref="AddressRefusedException">None of the host's addresses may be called.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint;
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellationToken);
        IPAddress[] vetted = [.. addresses.Where(MayBeCalled)];
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

    private bool MayBeCalled(IPAddress address) =>
        AddressRules.IsPublic(address) || Array.Exists(_allowed, network => AddressRules.IsIn(network, address));
}
