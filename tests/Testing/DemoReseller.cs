using System.Text.Json.Nodes;
using Xunit;

namespace Icaro.Testing;

/// <summary>The demo data's reseller, who switches the sample platform on and off for the hotspot "test", through the gateway.</summary>
public sealed class DemoReseller : IDisposable
{
    private readonly HttpClient _gateway;

    private DemoReseller(HttpClient gateway) => _gateway = gateway;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static async Task<DemoReseller> LogInAsync(HttpClient gateway)
    {
        var reseller = await ApiClient.LogInAsync(gateway, "reseller", "reseller", CancellationToken);
        gateway.DefaultRequestHeaders.Add("Token", reseller.Token);
        return new(gateway);
    }

    public async Task SwitchOnAsync() => (await _gateway.PutAsync("/api/hotspot_integrations/1/1", null, CancellationToken)).EnsureSuccessStatusCode();

    public async Task SwitchOffAsync() => (await _gateway.DeleteAsync("/api/hotspot_integrations/1/1", CancellationToken)).EnsureSuccessStatusCode();

    /// <returns>The answer of a route that lists things, parsed.</returns>
    public async Task<JsonNode> GetAsync(string path) => (await _gateway.GetFromJsonAsync<JsonNode>(path, CancellationToken))!;

    public void Dispose() => _gateway.Dispose();
}
