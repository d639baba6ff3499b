namespace Icaro.IntegrationsCatalog.Tests.Import;

/// <summary>What the other services hear of an import. Each test imports into a catalog of its own.</summary>
public sealed class ImportMessageTests(Servers servers) : IAsyncLifetime
{
    private readonly CatalogApplication _catalog = new(servers);

    public ValueTask InitializeAsync() => _catalog.InitializeAsync();

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    [Fact]
    public async Task Portals_hear_of_what_was_imported_once()
    {
        await using var listener = await Listeners.ToPortalsAsync(_catalog.Broker);

        await _catalog.ImportAsync(InventedDump.FilePath);

        await listener.NextPortalAsync(11);
        var messages = await _catalog.CountMessagesAsync();
        await _catalog.ImportAsync(InventedDump.FilePath);
        Assert.Equal(messages, await _catalog.CountMessagesAsync());
        Assert.Single(listener.Received<PortalChanged>(_ => true));
    }

    [Theory]
    [InlineData("secret-of-the-imported-unit", "new-secret-of-the-unit")]
    [InlineData("'Alpina','Ground", "'Alpina Lodge','Ground")]
    [InlineData("'Benvenuti", "'Willkommen")]
    [InlineData("'Rules of", "'New rules of")]
    [InlineData("it\\'s@valley.example',NULL", "it\\'s@valley.example','Valley Ltd.'")]
    [InlineData("'Hotel \\\"Alpina\\\"'", "'Hotel Alpina'")]
    public async Task Portals_hear_of_a_hotspot_of_which_something_changed(string before, string after)
    {
        await using var listener = await Listeners.ToPortalsAsync(_catalog.Broker);
        await _catalog.ImportAsync(InventedDump.FilePath);
        await listener.NextPortalAsync(11);

        await ImportChangedAsync(before, after);

        await listener.NextPortalAsync(11);
        Assert.Equal(2, listener.Received<PortalChanged>(_ => true).Count);
    }

    [Fact]
    public async Task A_device_that_was_registered_again_is_known_by_its_newest_unit_alone()
    {
        await using var listener = await Listeners.ToPortalsAsync(_catalog.Broker);
        await ImportChangedAsync("(31,11,'e4:95:6e:44:1d:5c'", "(31,11,'e4:95:6e:00:00:00'");
        await listener.NextPortalAsync(11);
        var reseller = await _catalog.LoginAsync("valley", "password");
        var before = await reseller.GetAsync("/api/units");

        await _catalog.ImportAsync(InventedDump.FilePath);

        await listener.NextPortalAsync(11);
        var after = await reseller.GetAsync("/api/units");
        Assert.Equal([30, 31], before.Ids);
        Assert.Equal([31], after.Ids);
        Assert.Equal("E4-95-6E-44-1D-5C", (await reseller.GetAsync("/api/units/31")).Text("mac_address"));
    }

    [Fact]
    public async Task Portals_then_read_the_new_secret_of_a_unit()
    {
        await _catalog.ImportAsync(InventedDump.FilePath);
        await ImportChangedAsync("secret-of-the-imported-unit", "new-secret-of-the-unit");

        using var request = new HttpRequestMessage(HttpMethod.Get, "/internal/portals?hotspot=11");
        request.Headers.Add(ServiceKey.Header, CatalogApplication.ServiceKey);
        using var response = await _catalog.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var lines = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var hotspot = lines.Split('\n').Single(line => line.StartsWith("{\"hotspot\":", StringComparison.Ordinal));
        var units = JsonElement.Parse(hotspot).GetProperty("hotspot").GetProperty("units");
        var secret = units[0].GetProperty("sealed_secret").GetBytesFromBase64();
        Assert.Equal("new-secret-of-the-unit", _catalog.Services.GetRequiredService<KeyRing>().OpenText(secret, SealPurpose.UnitSecret));
    }

    [Fact]
    public async Task The_dispatcher_hears_of_new_integrations_as_of_those_that_the_API_creates()
    {
        await using var endpoints = await Listeners.ToEndpointsAsync(_catalog.Broker);
        await _catalog.ImportAsync(InventedDump.FilePath, "--dry-run");

        await _catalog.ImportAsync(InventedDump.FilePath);

        var endpoint = Assert.Single(await endpoints.EndpointsAsync(5));
        var keys = _catalog.Services.GetRequiredService<KeyRing>();
        Assert.Equal((1L, "https://loyalty.example/hook"), (endpoint.Version, endpoint.Url));
        Assert.Equal("imported-webhook-token", keys.OpenText(endpoint.SealedToken, SealPurpose.WebhookToken));
        Assert.StartsWith("whsec_", keys.OpenText(endpoint.SealedSigningSecret, SealPurpose.SigningSecret), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://loyalty.example/hook','imported", "https://moved.example/hook','imported")]
    [InlineData("'imported-webhook-token'", "'new-webhook-token'")]
    public async Task The_dispatcher_hears_of_another_address_or_token_and_platforms_hear_nothing(string before, string after)
    {
        await using var endpoints = await Listeners.ToEndpointsAsync(_catalog.Broker);
        await using var toggles = await Listeners.ToTogglesAsync(_catalog.Broker);
        await using var portals = await Listeners.ToPortalsAsync(_catalog.Broker);
        await _catalog.ImportAsync(InventedDump.FilePath);

        await ImportChangedAsync(before, after);

        var endpoint = (await endpoints.EndpointsAsync(5, 2))[^1];
        var token = _catalog.Services.GetRequiredService<KeyRing>().OpenText(endpoint.SealedToken, SealPurpose.WebhookToken);
        Assert.Equal(2, endpoint.Version);
        Assert.Contains(after, $"{endpoint.Url}','{token}'" + $"'{token}'", StringComparison.Ordinal);
        await portals.TakeAsync<PortalChanged>(changed => changed.IntegrationId == 5);
        Assert.Empty(toggles.Toggles(11));
    }

    [Fact]
    public async Task An_integration_of_which_browsers_alone_see_a_change_concerns_only_the_portals()
    {
        await using var portals = await Listeners.ToPortalsAsync(_catalog.Broker);
        await using var endpoints = await Listeners.ToEndpointsAsync(_catalog.Broker);
        await _catalog.ImportAsync(InventedDump.FilePath);
        await endpoints.EndpointsAsync(5);

        await ImportChangedAsync("https://loyalty.example/in", "https://loyalty.example/welcome");

        await portals.TakeAsync<PortalChanged>(changed => changed.IntegrationId == 5);
        Assert.Single(endpoints.Received<EndpointChanged>(changed => changed.Endpoint.EndpointId == 5));
    }

    [Fact]
    public async Task Whoever_knows_only_the_old_password_is_logged_out_everywhere()
    {
        await using var listener = await Listeners.ToRevocationsAsync(_catalog.Broker);
        await _catalog.ImportAsync(InventedDump.FilePath);
        var reseller = await _catalog.LoginAsync("valley", "password");

        await ImportChangedAsync("'5f4dcc3b5aa765d61d8327deb882cf99'", "'21232f297a57a5a743894a0e4a801fc3'");

        await listener.RevocationAsync(TokenHash.Of(reseller.Token!));
        await Eventually.TrueAsync(async () => (await reseller.GetAsync("/api/hotspots")).Status == 401, () => "the token is revoked");
        await _catalog.LoginAsync("valley", "admin");
    }

    private async Task ImportChangedAsync(string before, string after)
    {
        var dump = InventedDump.MariaDb1011;
        Assert.Contains(before, dump, StringComparison.Ordinal);
        await _catalog.ImportTextAsync(dump.Replace(before, after, StringComparison.Ordinal));
    }
}
