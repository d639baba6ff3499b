using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Icaro.Tokens.Internal;

/// <summary>Sends the service key.</summary>
internal sealed class ServiceKeyHandler(IConfiguration configuration) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Remove(ServiceKey.Header);
        request.Headers.Add(ServiceKey.Header, configuration.Required(ServiceKey.Setting));
        return base.SendAsync(request, cancellationToken);
    }
}

public static class ServiceKeyExtensions
{
    /// <summary>For a service that others call by <see cref="InternalEndpoints"/>.</summary>
    public static void RequireServiceKey(this IServiceCollection services) => services.RequireSecret(ServiceKey.Setting);

    /// <summary>Lets a client of another service call the routes of <see cref="InternalEndpoints"/>.</summary>
    public static IHttpClientBuilder WithServiceKey(this IHttpClientBuilder client)
    {
        client.Services.RequireServiceKey();
        client.Services.TryAddTransient<ServiceKeyHandler>();
        return client.AddHttpMessageHandler<ServiceKeyHandler>();
    }
}
