using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace Icaro.Gateway.Forwarding;

/// <summary>YARP's client, less patient with a replica that does not take the connection.</summary>
internal sealed class ReplicaClientFactory(IOptions<ForwardingOptions> options) : ForwarderHttpClientFactory
{
    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        handler.ConnectTimeout = options.Value.ConnectTimeout;
    }
}
