namespace Icaro.IntegrationsCatalog.Tests.HotspotIntegrations;

public sealed class RefusedMessageTests(CatalogApplication catalog) : IClassFixture<CatalogApplication>
{
    private const string Refused = "/api/outbox/refused";

    [Fact]
    public async Task A_toggle_that_the_broker_refuses_holds_up_no_other_and_waits_for_an_operator()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var (large, other) = (await Switchable.CreateAsync(catalog), await Switchable.CreateAsync(catalog));
        await ExecuteAsync($"UPDATE hotspots SET business_name = repeat('&', {Servers.MaxMessageSize / 6}) WHERE id = {large.HotspotId}");

        await large.SwitchOnAsync();
        await other.SwitchOnAsync();
        await listener.TogglesAsync(other.HotspotId, 1);
        var admin = await catalog.AsAdminAsync();
        await Eventually.TrueAsync(async () => (await ListAsync(admin)).Count == 1, () => "the toggle set aside");

        Assert.Empty(listener.Toggles(large.HotspotId));
        Assert.Equal("IntegrationToggled", (await ListAsync(admin)).Single().GetProperty("type").GetString());
        await Eventually.TrueAsync(
            async () => (await catalog.Anonymous.GetAsync("/health")).Body.Contains("the broker refuses 1 more", StringComparison.Ordinal),
            () => "a degraded outbox");

        await ExecuteAsync("""UPDATE refused_messages SET payload = jsonb_set(payload::jsonb, ARRAY['SealedBody'], '""')""");
        Assert.Equal(new Answer(200, """{"count":1,"status":"success"}"""), await admin.PostAsync($"{Refused}/retry"));
        Assert.Equal(1, Assert.Single(await listener.TogglesAsync(large.HotspotId, 1)).Sequence);
        Assert.Empty(await ListAsync(admin));
    }

    [Fact]
    public async Task A_message_of_another_release_holds_up_no_other()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        await ExecuteAsync(
            $"INSERT INTO outbox (message_id, type, payload) VALUES ('{Guid.CreateVersion7()}', 'OfTheNextRelease', 'null')");
        var one = await Switchable.CreateAsync(catalog);

        await one.SwitchOnAsync();

        await listener.TogglesAsync(one.HotspotId, 1);
    }

    private Task<int> ExecuteAsync(string sql) =>
        catalog.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));

    private static async Task<List<JsonElement>> ListAsync(Caller admin) =>
        [.. (await admin.GetAsync(Refused)).Json.GetProperty("messages").EnumerateArray()];
}
