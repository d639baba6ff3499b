namespace Icaro.WebhookDispatch.Tests;

public sealed class ResealingTests(Servers servers)
{
    private const string NewKey = "fedcba9876543210fedcba9876543210";

    private static readonly (string, string)[] AtOnce =
        [("Sealing:KeyRing", $"{NewKey},{Dispatcher.KeyRing}"), ("Resealing:StartAfter", "0"), ("Resealing:Interval", "00:00:01")];

    [Fact]
    public async Task What_is_not_sent_yet_is_sent_after_its_key_has_left_the_ring()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        world.Platform.AnswerStatus(410, 200);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        await world.Publisher.PublishAsync(lane);
        await Eventually.TrueAsync(() => world.Publisher.Heard.Disabled.Count > 0, () => "an announcement");
        await world.Publisher.PublishAsync(world.Toggles.Rotated(DateTimeOffset.UtcNow.AddDays(1)));
        await Eventually.SeeAsync(
            async () => (long?)(await world.Api.GetAsync("/endpoints/7")).Json!["version"], version => version == RotatedEndpoint.Version);

        await world.StopReplicaAsync(0);
        var api = await world.StartReplicaAsync(settings: AtOnce);
        var old = KeyRing.Parse(Dispatcher.KeyRing).KeyIds[0];
        var last = await Eventually.SeeAsync(
            async () => (await api.GetAsync("/sealing")).Json!,
            counts => counts["columns"]!.AsArray().All(one => (string)one!["key"]! != old || (string)one["table"]! == "attempts"));
        Assert.Equal(["newest", "older"], last["keys"]!.AsArray().Select(key => (string)key!["state"]!));
        await world.StopReplicaAsync(0);
        api = await world.StartReplicaAsync(settings: ("Sealing:KeyRing", NewKey));

        await api.PatchAsync("/endpoints/7", """{"enabled":true}""");

        await api.DeliveryAsync(lane[1].EventId, "delivered");
        Assert.Equal(
            [RotatedEndpoint.NewSecret, Toggles.SigningSecret], world.Platform.Received[^1].SignedWith());
    }

    [Fact]
    public async Task What_cannot_be_opened_is_reported_and_holds_up_nothing()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.StoreAsync(world.Toggles.Endpoint);
        await world.StoreAsync(world.Toggles.Endpoint with { EndpointId = 8 });
        var api = await world.StartReplicaAsync(settings: AtOnce);

        await world.Database.ExecuteAsync("UPDATE endpoints SET sealed_token = '\\x01000000000102' WHERE id = 7");

        await api.HealthAsync("sealed values", "Degraded", text => text == "1 value cannot be opened with the keys of the ring");
        await Eventually.SeeAsync(
            async () => await world.Database.QueryAsync<string>(
                "SELECT encode(substring(sealed_token FROM 2 FOR 4), 'hex') FROM endpoints WHERE id = 8"),
            key => key == KeyRing.Parse(NewKey).KeyIds[0]);
        var counts = (await api.GetAsync("/sealing")).Json!;
        Assert.Contains(counts["keys"]!.AsArray(), key => (string)key!["state"]! == "unknown" && (long)key["values"]! == 1);
    }
}
