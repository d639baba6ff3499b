using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Icaro.ServiceDefaults.Http;

public static class HttpClientDefaults
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Adds a client for one of our own services, by name: discovery and retries.</summary>
    public static IHttpClientBuilder AddServiceClient<TClient>(this IHostApplicationBuilder builder, string service)
        where TClient : class
    {
        builder.Services.AddServiceDiscovery();
        var client = builder.Services.AddHttpClient<TClient>(client => client.BaseAddress = new Uri($"http://{service}"));
        client.AddResilienceHandler("service", AddResilience);
        // Inside of the retries, so that each attempt uses the next address.
        return client.AddServiceDiscovery();
    }

    /// <summary>
    /// Without the standard handler's circuit breaker, which would fail calls for 5 s after the other service is back.
    /// </summary>
    private static void AddResilience(ResiliencePipelineBuilder<HttpResponseMessage> pipeline) => pipeline
        .AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(100),
            ShouldRetryAfterHeader = false,
            ShouldHandle = retry => ValueTask.FromResult(MayRepeat(retry.Context.GetRequestMessage(), retry.Outcome)),
        })
        .AddTimeout(AttemptTimeout);

    private static bool MayRepeat(HttpRequestMessage? request, Outcome<HttpResponseMessage> outcome) => outcome.Exception switch
    {
        // Nothing was sent, so requests that write may be repeated too.
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => true,
        HttpRequestException or TimeoutRejectedException => request?.Method == HttpMethod.Get,
        _ => request?.Method == HttpMethod.Get && IsTransient(outcome.Result),
    };

    private static bool IsTransient(HttpResponseMessage? response) =>
        response?.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
