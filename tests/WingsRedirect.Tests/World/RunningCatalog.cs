extern alias catalog;

using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Icaro.WingsRedirect.Tests.World;

/// <summary>The catalog on a port of its own, and its API as an administrator and as a reseller.</summary>
internal sealed class RunningCatalog : IAsyncDisposable
{
    private const string AdminPassword = "the admin password of tests";

    private readonly WebApplicationFactory<catalog::Program> _factory;
    private readonly HttpClient _client;

    private RunningCatalog(WebApplicationFactory<catalog::Program> factory) => (_factory, _client) = (factory, factory.CreateClient());

    public Uri Address => _client.BaseAddress!;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static async Task<RunningCatalog> StartAsync(string database, string broker)
    {
        var factory = new WebApplicationFactory<catalog::Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            host.UseSetting("Logging:LogLevel:Default", "None");
            host.UseSetting("ConnectionStrings:catalogdb", database);
            host.UseSetting("ConnectionStrings:messaging", broker);
            host.UseSetting("Sealing:KeyRing", RunningWings.KeyRing);
            host.UseSetting("ServiceKey", RunningWings.ServiceKey);
            host.UseSetting("Admin:Password", AdminPassword);
            host.UseSetting("Passwords:Iterations", "1000");
        });
        factory.UseKestrel();
        var catalog = new RunningCatalog(factory);
        await Eventually.TrueAsync(async () => (await catalog.GetAsync("/health", null)).StatusCode is System.Net.HttpStatusCode.OK, () => "a healthy catalog");
        return catalog;
    }

    public Task<string> LogInAdminAsync() => LogInAsync("admin", AdminPassword);

    public async Task<string> LogInAsync(string username, string password) =>
        (string)(await SendAsync(HttpMethod.Post, "/api/login", null, new { username, password }))!["token"]!;

    /// <returns>The answer of a request that must succeed.</returns>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, string? token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (token is not null)
            request.Headers.Add("Token", token);
        using var response = await _client.SendAsync(request, CancellationToken);
        var text = await response.Content.ReadAsStringAsync(CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    public async Task<int> CreateAsync(string path, string token, object body) =>
        (int)(await SendAsync(HttpMethod.Post, path, token, body))["id"]!;

    public ValueTask DisposeAsync() => _factory.DisposeAsync();

    private async Task<HttpResponseMessage> GetAsync(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
            request.Headers.Add("Token", token);
        return await _client.SendAsync(request, CancellationToken);
    }
}
