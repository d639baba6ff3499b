using System.Net.Http.Json;
using Icaro.Benchmarks.Systems;
using Icaro.Contracts;

namespace Icaro.Benchmarks.Dispatch;

/// <summary>Switches endpoints off, as an operator would, so that what they are still owed is not tried any more.</summary>
internal sealed class EndpointSwitch(HttpClient http) : IDisposable
{
    public static async Task<EndpointSwitch> OpenAsync(RunningSystem system, CancellationToken cancellationToken)
    {
        var http = new HttpClient { BaseAddress = system.AddressOf(Resources.Gateway) };
        var admin = await CatalogApi.LogInAsync(http, "admin", SystemBuilder.AdminPassword, cancellationToken);
        http.DefaultRequestHeaders.Add("Token", admin.Token);
        return new(http);
    }

    public async Task DisableAsync(IEnumerable<WebhookEndpoint> endpoints, CancellationToken cancellationToken)
    {
        foreach (var endpoint in endpoints)
        {
            using var answer = await http.PatchAsJsonAsync($"/endpoints/{endpoint.EndpointId}", new { enabled = false }, cancellationToken);
            answer.EnsureSuccessStatusCode();
        }
    }

    public void Dispose() => http.Dispose();
}
