namespace Icaro.EndToEnd.Tests.OperatorsConsole;

/// <summary>
/// An integration whose platform refuses webhooks with HTML, and a hotspot that is called like HTML, on which it is switched on. Both
/// belong to the administrator.
/// </summary>
internal sealed class HostilePlatform : IAsyncDisposable
{
    public const string Html = "<img src=x onerror=document.body.remove()><script>document.body.remove()</script>";

    private readonly WebApplication _platform;
    private readonly ConcurrentQueue<Dictionary<string, string>> _received;
    private readonly ApiClient _admin;

    private HostilePlatform(
        WebApplication platform, ConcurrentQueue<Dictionary<string, string>> received, ApiClient admin, int integration, int hotspot) =>
        (_platform, _received, _admin, Integration, Hotspot) = (platform, received, admin, integration, hotspot);

    public static string Name => "<b>Hostile platform</b>";

    public int Integration { get; }

    public int Hotspot { get; }

    /// <summary>Of the newest webhook.</summary>
    public IReadOnlyDictionary<string, string> LastHeaders => _received.Last();

    private string Switch => $"/api/hotspot_integrations/{Hotspot}/{Integration}";

    private string Links => $"/api/integrations/{Integration}/links";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static async Task<HostilePlatform> SwitchOnAsync(AppHostFixture appHost)
    {
        var platform = LocalServer.Create();
        var received = new ConcurrentQueue<Dictionary<string, string>>();
        platform.MapPost("/webhook", (HttpRequest request) =>
        {
            received.Enqueue(request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
            return Results.Text(Html, statusCode: StatusCodes.Status503ServiceUnavailable);
        });
        await platform.StartAsync(CancellationToken);
        var admin = await ApiClient.LogInAsync(appHost.CreateClient(), CancellationToken);
        var integration = await admin.CreateAsync(
            "/api/integrations", new { name = Name, webhook_url = $"{platform.Urls.Single()}/webhook" }, CancellationToken);
        var hotspot = await admin.CreateAsync(
            "/api/hotspots", new { name = $"<i>Lobby {integration}</i>", description = Html }, CancellationToken);
        await admin.CreateAsync("/api/accounts", new
        {
            type = "customer",
            name = "Hotel",
            username = $"hotel{integration}",
            password = "a password for tests only",
            hotspot_id = hotspot,
        }, CancellationToken);

        var hostile = new HostilePlatform(platform, received, admin, integration, hotspot);
        await admin.SendAsync(HttpMethod.Put, hostile.Switch, body: null, CancellationToken);
        await hostile.AttemptedAsync();
        return hostile;
    }

    /// <summary>Waits for the first attempt of the newest delivery.</summary>
    /// <returns>The delivery.</returns>
    public async Task<Guid> AttemptedAsync()
    {
        var page = await Eventually.SeeAsync(
            () => _admin.SendAsync(HttpMethod.Get, $"/deliveries?integration={Integration}&limit=1", body: null, CancellationToken),
            page => page.GetProperty("deliveries").EnumerateArray().Any(delivery => delivery.GetProperty("attempt_count").GetInt32() > 0));
        return page.GetProperty("deliveries")[0].GetProperty("id").GetGuid();
    }

    /// <summary>As another operator does.</summary>
    public Task DiscardAsync(Guid delivery) =>
        _admin.SendAsync(HttpMethod.Post, $"/deliveries/{delivery}/discard", body: null, CancellationToken);

    /// <returns>The id and the token of a new link to its deliveries.</returns>
    public async Task<(int Id, string Token)> CreateLinkAsync()
    {
        var link = await _admin.SendAsync(HttpMethod.Post, Links, body: null, CancellationToken);
        return (link.GetProperty("id").GetInt32(), link.GetProperty("token").GetString()!);
    }

    public Task RevokeLinkAsync(int id) => _admin.SendAsync(HttpMethod.Delete, $"{Links}/{id}", body: null, CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _admin.SendAsync(HttpMethod.Delete, $"/api/hotspots/{Hotspot}", body: null, CancellationToken);
        await _admin.SendAsync(HttpMethod.Delete, $"/api/integrations/{Integration}", body: null, CancellationToken);
        await _platform.DisposeAsync();
    }
}
