using Icaro.ServiceDefaults.Discovery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icaro.ServiceDefaults.Http;

public static class HttpClientDefaults
{
    /// <summary>Adds a client for one of our own services, by name: discovery, retries, and the service key.</summary>
    public static IHttpClientBuilder AddServiceClient<TClient>(this IHostApplicationBuilder builder, string service)
        where TClient : class
    {
        builder.Services.AddTransient<ServiceDiscoveryHandler>();
        builder.Services.AddTransient<RetryHandler>();
        builder.Services.AddTransient<ServiceKeyHandler>();

        return builder.Services.AddHttpClient<TClient>(client => client.BaseAddress = new Uri($"http://{service}"))
            .AddHttpMessageHandler<RetryHandler>()
            .AddHttpMessageHandler<ServiceKeyHandler>()
            .AddHttpMessageHandler<ServiceDiscoveryHandler>();
    }
}
