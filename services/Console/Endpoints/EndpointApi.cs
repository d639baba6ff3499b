using System.Net.Mime;
using System.Text;

namespace Icaro.Console.Endpoints;

/// <summary>The dispatcher's endpoints.</summary>
internal sealed class EndpointApi(HttpClient http, Person person)
{
    private const string Path = "/endpoints";

    public Task<ApiResult<List<DeliveryEndpoint>>> ListAsync() =>
        http.GetAsync(Path, ConsoleJson.Default.ListDeliveryEndpoint, person);

    public Task<ApiResult<DeliveryEndpoint>> FindAsync(int id) =>
        http.GetAsync($"{Path}/{id}", ConsoleJson.Default.DeliveryEndpoint, person);

    /// <param name="id">The endpoint.</param>
    /// <param name="change">What it does not name stays, and null removes a setting.</param>
    public Task<ApiResult<DeliveryEndpoint>> ChangeAsync(int id, JsonObject change) => http.SendAsync(
        HttpMethod.Patch, $"{Path}/{id}", new StringContent(change.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json),
        ConsoleJson.Default.DeliveryEndpoint, person);
}

/// <summary>Sends test webhooks. Unlike other calls this one takes as long as the platform does.</summary>
internal sealed class TestApi(HttpClient http, Person person)
{
    public Task<ApiResult<TestResult>> SendAsync(int endpointId) =>
        http.SendAsync(HttpMethod.Post, $"/endpoints/{endpointId}/test", content: null, ConsoleJson.Default.TestResult, person);
}

/// <summary>Replaces signing secrets, which the catalog keeps.</summary>
internal sealed class RotationApi(HttpClient http, Person person)
{
    public Task<ApiResult<RotatedSecret>> RotateAsync(int integrationId) => http.SendAsync(
        HttpMethod.Post, $"/api/integrations/{integrationId}/rotate_secret", content: null, ConsoleJson.Default.RotatedSecret, person);
}

internal static class TestApiRegistration
{
    /// <summary>Longer than the dispatcher waits for a platform, and shorter than the gateway waits for this service.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(35);

    public static void AddTestApi(this IServiceCollection services, Uri dispatcher) => services
        .AddHttpClient<TestApi>(client => (client.BaseAddress, client.Timeout) = (dispatcher, Timeout))
        .AddServiceDiscovery();
}
