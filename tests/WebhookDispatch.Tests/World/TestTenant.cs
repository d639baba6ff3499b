extern alias cumulocity;

using Microsoft.AspNetCore.Mvc.Testing;

namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>The simulated tenant of <c>tests/Fakes/Cumulocity</c>, over real HTTP.</summary>
internal sealed class TestTenant : IAsyncDisposable
{
    public const string Login = "t1/partner:marker-password";

    private readonly WebApplicationFactory<cumulocity::Program> _factory;
    private readonly HttpClient _client;

    private TestTenant()
    {
        _factory = new WebApplicationFactory<cumulocity::Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Urls", "http://127.0.0.1:0");
            host.UseSetting("Logging:LogLevel:Default", "None");
            host.UseSetting("Tenant:Id", "t1");
            host.UseSetting("Tenant:User", "partner");
            host.UseSetting("Tenant:Password", "marker-password");
        });
        _factory.UseKestrel();
        _client = _factory.CreateClient();
    }

    public string Address => _client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public static TestTenant Start() => new();

    public RequestsTo Endpoint(int id) => new(id, EndpointChannel.Cumulocity, Address) { Token = Login };

    public async Task MisbehaveAsync(string fault)
    {
        using var answer = await _client.PostAsync("/misbehavior", new StringContent(fault), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task ChangeLoginAsync(string login)
    {
        using var answer = await _client.PutAsync("/login", new StringContent(login), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A request of somebody else who uses the tenant.</summary>
    public async Task SendAsync(HttpMethod method, string path, string? body = null, string? type = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Login)));
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, new System.Net.Http.Headers.MediaTypeHeaderValue(type!));
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<TenantState> LookAsync() =>
        new(JsonNode.Parse(await _client.GetStringAsync("/state", TestContext.Current.CancellationToken))!);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _factory.DisposeAsync();
    }
}

/// <summary>What the tenant holds.</summary>
internal sealed record TenantState(JsonNode Json)
{
    public IReadOnlyList<JsonNode> Objects => [.. Json["managedObjects"]!.AsArray().Select(one => one!)];

    public IReadOnlyList<JsonNode> Measurements => [.. Json["measurements"]!.AsArray().Select(one => one!)];

    public IReadOnlyList<JsonNode> Events => [.. Json["events"]!.AsArray().Select(one => one!)];

    /// <summary>The temperatures of all measurements.</summary>
    public IEnumerable<int> Temperatures => Measurements.Select(one => (int)(double)one["c8y_TemperatureMeasurement"]!["T"]!["value"]!);
}
