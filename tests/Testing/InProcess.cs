using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Icaro.Testing;

/// <summary>Services in this process, for tests that look into what they tell of themselves.</summary>
public static class InProcess
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <typeparam name="TProgram">Of the service.</typeparam>
    public static WebApplicationFactory<TProgram> Start<TProgram>(
        IEnumerable<(string Key, string Value)> settings, Action<IServiceCollection>? configure = null)
        where TProgram : class
    {
        var factory = new WebApplicationFactory<TProgram>().WithWebHostBuilder(host =>
        {
            host.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            host.ConfigureServices(services => configure?.Invoke(services));
        });
        factory.UseKestrel();
        return factory;
    }

    /// <summary>Waits until a service is healthy, in this process or another one.</summary>
    /// <param name="client">Of the service.</param>
    /// <param name="log">Tells more of a service that does not become healthy.</param>
    public static async Task HealthyAsync(this HttpClient client, Func<string>? log = null) => await Eventually.SeeAsync(
        async () =>
        {
            try
            {
                using var response = await client.GetAsync("/health", CancellationToken);
                return (response.IsSuccessStatusCode, Body: await response.Content.ReadAsStringAsync(CancellationToken));
            }
            catch (HttpRequestException unreachable)
            {
                return (IsSuccessStatusCode: false, Body: unreachable.Message);
            }
        },
        health => health.IsSuccessStatusCode && health.Body.Contains("\"Healthy\"", StringComparison.Ordinal),
        health => $"{health.Body}\n{log?.Invoke()}");
}
