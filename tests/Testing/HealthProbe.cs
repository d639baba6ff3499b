namespace Icaro.Testing;

/// <summary>
/// Asks each replica itself: Aspire asks through the proxy that all replicas of a service share, where one that runs answers for one
/// that still starts.
/// </summary>
internal sealed class HealthProbe : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public async Task<bool> IsHealthyAsync(Replica replica)
    {
        if (!replica.IsHealthy || replica.Address is not { } address)
            return replica.IsHealthy;
        try
        {
            using var response = await _http.GetAsync(new Uri(address, "/health"));
            return response.IsSuccessStatusCode;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => _http.Dispose();
}
