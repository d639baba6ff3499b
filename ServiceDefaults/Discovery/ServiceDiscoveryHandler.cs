using Microsoft.Extensions.Configuration;

namespace Icaro.ServiceDefaults.Discovery;

/// <summary>Sends <c>http://SERVICE/..</c> to the service's replicas in turn, and to the next one when a replica refuses the connection.</summary>
internal sealed class ServiceDiscoveryHandler(IConfiguration configuration) : DelegatingHandler
{
    private uint _turn;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var named = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var replicas = ServiceAddresses.Of(configuration, named.Host);
        if (replicas.Count == 0)
            return await base.SendAsync(request, cancellationToken);

        var first = Interlocked.Increment(ref _turn);
        for (var attempt = 0; ; attempt++)
        {
            request.RequestUri = new Uri(replicas[(int)((first + attempt) % replicas.Count)], named.PathAndQuery);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError && attempt + 1 < replicas.Count)
            {
                // Nothing was sent, so even a request that must not be repeated may go to another replica.
            }
        }
    }
}
