using Microsoft.Extensions.Configuration;

namespace Icaro.ServiceDefaults.Discovery;

/// <summary>Where the replicas of a service listen, as the AppHost states it: <c>services__NAME__http__0</c>, <c>__1</c>, …</summary>
public static class ServiceAddresses
{
    /// <returns>The addresses in the AppHost's order; empty when the service is not part of this system.</returns>
    public static IReadOnlyList<Uri> Of(IConfiguration configuration, string service) =>
        [.. configuration.GetSection($"services:{service}:http").GetChildren()
            .Where(address => address.Value is not null)
            .Select(address => new Uri(address.Value!))];
}
