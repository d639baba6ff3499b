using Icaro.ServiceDefaults.Configuration;
using Icaro.ServiceDefaults.Internal;
using Microsoft.Extensions.Configuration;

namespace Icaro.ServiceDefaults.Http;

/// <summary>Shows the service key to the other service.</summary>
internal sealed class ServiceKeyHandler(IConfiguration configuration) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Remove(InternalEndpoints.ServiceKeyHeader);
        request.Headers.Add(InternalEndpoints.ServiceKeyHeader, configuration.Required(InternalEndpoints.ServiceKeySetting));
        return base.SendAsync(request, cancellationToken);
    }
}
