namespace Icaro.WebhookDispatch.Tests;

public sealed class RotationTests(Servers servers)
{
    private static readonly string?[] Old = [Toggles.SigningSecret];
    private static readonly string?[] Both = [RotatedEndpoint.NewSecret, Toggles.SigningSecret];
    private static readonly string?[] New = [RotatedEndpoint.NewSecret];

    private static DateTimeOffset Tomorrow => DateTimeOffset.UtcNow.AddDays(1);

    /// <summary>
    /// One webhook at a time, so that the order of arrival is the order of signing: then a platform that follows anywhere
    /// between the first and the last webhook with both signatures verifies all.
    /// </summary>
    [Fact]
    public async Task A_platform_that_follows_a_rotation_anywhere_in_the_overlap_verifies_every_webhook()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Dispatch:MaxInFlightPerEndpoint", "1"));
        var hotspot = 0;

        await FloodUntilAsync(Old);
        await world.Publisher.PublishAsync(world.Toggles.Rotated(Tomorrow));
        await FloodUntilAsync(Both);
        var overlapUntil = DateTimeOffset.UtcNow.AddSeconds(2);
        await world.Database.ExecuteAsync(
            $$"""UPDATE endpoints SET retiring_secrets = jsonb_set(retiring_secrets, '{0,valid_until}', '"{{overlapUntil:O}}"')""");
        await FloodUntilAsync(New);

        var signed = world.Platform.Received.Select(webhook => webhook.SignedWith().ToArray()).ToList();
        var (first, last) = (signed.FindIndex(secrets => secrets.Length == 2), signed.FindLastIndex(secrets => secrets.Length == 2));
        Assert.True(first > 0 && last > first && last < signed.Count - 1, $"{first} to {last} of {signed.Count}");
        Assert.All(signed[..first], secrets => Assert.Equal(Old, secrets));
        Assert.All(signed[first..(last + 1)], secrets => Assert.Equal(Both, secrets));
        Assert.All(signed[(last + 1)..], secrets => Assert.Equal(New, secrets));
        Assert.All(world.Platform.Received.Take(last + 1), webhook => Assert.True(webhook.Timestamp <= overlapUntil.ToUnixTimeSeconds()));

        async Task FloodUntilAsync(string?[] secrets)
        {
            var before = world.Platform.Received.Count;
            do
            {
                // A toggle carries the endpoint as it was when it happened: here, long before.
                await world.Publisher.PublishAsync(world.Toggles.Lane(++hotspot, count: 20));
                await world.Platform.HasReceivedAsync(hotspot * 20);
            }
            while (!world.Platform.Received.Skip(before).TakeLast(10).All(webhook => webhook.SignedWith().SequenceEqual(secrets)));
        }
    }

    [Fact]
    public async Task What_was_queued_before_a_rotation_is_signed_with_the_secrets_of_now()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        world.Platform.AnswerStatus(410, 200);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        await world.Publisher.PublishAsync(lane);
        await Eventually.TrueAsync(() => world.Publisher.Heard.Disabled.Count > 0, () => "an announcement");

        await world.Publisher.PublishAsync(world.Toggles.Rotated(Tomorrow));
        await HasVersionAsync(world, RotatedEndpoint.Version);
        await world.Api.PatchAsync("/endpoints/7", """{"enabled":true}""");

        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
        Assert.Equal([Old, Both, Both], world.Platform.Received.Select(webhook => webhook.SignedWith()));
    }

    [Fact]
    public async Task A_replay_is_signed_with_the_secrets_of_now()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var toggle = world.Toggles.Create(3, 1);
        await world.Publisher.PublishAsync(toggle);
        await world.Api.DeliveryAsync(toggle.EventId, "delivered");

        await world.Publisher.PublishAsync(world.Toggles.Rotated(DateTimeOffset.UtcNow));
        await HasVersionAsync(world, RotatedEndpoint.Version);
        await world.Api.PostAsync($"/deliveries/{toggle.EventId}/replay");

        await world.Platform.HasReceivedAsync(2);
        Assert.Equal([Old, New], world.Platform.Received.Select(webhook => webhook.SignedWith()));
    }

    [Fact]
    public async Task What_is_out_of_date_changes_nothing_whenever_it_arrives()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.Publisher.PublishAsync(world.Toggles.Rotated(Tomorrow));
        await HasVersionAsync(world, RotatedEndpoint.Version);

        await world.Publisher.PublishAsync(new EndpointChanged { Endpoint = world.Toggles.Endpoint, ChangedAt = Tomorrow });
        await world.Publisher.PublishAsync(new EndpointChanged { Endpoint = world.Toggles.Endpoint with { EndpointId = 8 }, ChangedAt = Tomorrow });
        await HasVersionAsync(world, 1, endpoint: 8);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));

        Assert.Equal(Both, (await world.Platform.HasReceivedAsync(1))[0].SignedWith());
    }

    [Fact]
    public async Task A_change_that_can_never_be_stored_holds_up_no_other()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var rotated = world.Toggles.Rotated(Tomorrow);

        await world.Publisher.PublishAsync(rotated with { Endpoint = rotated.Endpoint with { Url = "\0", Version = 9 } });
        await world.Publisher.PublishAsync(rotated);

        await HasVersionAsync(world, RotatedEndpoint.Version);
    }

    private static Task<JsonNode> HasVersionAsync(DispatchWorld world, long version, int endpoint = 7) =>
        world.Api.EndpointAsync(endpoint, known => (long?)known["version"] == version);
}
