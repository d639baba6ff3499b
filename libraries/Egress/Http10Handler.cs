using System.Collections.Concurrent;

namespace Icaro.Egress;

/// <summary>
/// A server that responds with HTTP/1.0 closes the connection unless it says otherwise. <see cref="SocketsHttpHandler"/> may send the
/// next request on the same connection, where it is lost. Such servers are told to close, and a lost request is sent once more.
/// </summary>
internal sealed class Http10Handler : DelegatingHandler
{
    private const int MaxServers = 10_000;

    private readonly ConcurrentDictionary<string, bool> _closingServers = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await SendOnceAsync(request, cancellationToken);
        }
        catch (HttpRequestException lost) when (lost.HttpRequestError == HttpRequestError.ResponseEnded && IsClosing(request))
        {
            return await SendOnceAsync(request, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsClosing(request))
            request.Headers.ConnectionClose = true;
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Version == HttpVersion.Version10 && !response.Headers.Connection.Contains("keep-alive")
            && _closingServers.Count < MaxServers)
            _closingServers[request.RequestUri!.Authority] = true;
        return response;
    }

    private bool IsClosing(HttpRequestMessage request) => _closingServers.ContainsKey(request.RequestUri!.Authority);
}
