namespace Icaro.WebhookDispatch.Tests;

/// <summary>What a link opens of the deliveries of <see cref="FakeCatalog.LinkedIntegration"/>, and that it opens no others.</summary>
public sealed class LinkTests(Servers servers)
{
    /// <summary>Of <see cref="FakeCatalog.ResellerLinkToken"/>.</summary>
    private const int Reseller = 1;

    [Theory]
    [InlineData(FakeCatalog.LinkToken, 2)]
    [InlineData(FakeCatalog.ResellerLinkToken, 1)]
    public async Task A_link_shows_its_own_deliveries_and_no_others_exist_for_it(string link, int visible)
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var (own, neighbours, others) = await DeliverAsync(world);
        IntegrationToggled[] all = [own, neighbours, others];

        var shown = (await world.Api.GetAsync("/deliveries", link)).Json!["deliveries"]!.AsArray();

        Assert.Equal(all[..visible].Select(one => $"{one.EventId}").Order(), shown.Select(one => (string)one!["id"]!).Order());
        Assert.Empty((await world.Api.GetAsync("/deliveries?integration=8", link)).Json!["deliveries"]!.AsArray());
        foreach (var (index, one) in all.Index())
        {
            var (expected, replayed) = index < visible
                ? (HttpStatusCode.OK, HttpStatusCode.Accepted)
                : (HttpStatusCode.NotFound, HttpStatusCode.NotFound);
            Assert.Equal(expected, (await world.Api.GetAsync($"/deliveries/{one.EventId}", link)).Status);
            Assert.Equal(replayed, (await world.Api.PostAsync($"/deliveries/{one.EventId}/replay", link)).Status);
        }

        await world.Platform.HasReceivedAsync(3 + visible);
        foreach (var one in all)
            await world.Api.DeliveryAsync(one.EventId, "delivered");
        Assert.Equal(
            all[..visible].Select(one => one.EventId).Order(), world.Platform.Received.Skip(3).Select(webhook => webhook.Id).Order());
    }

    [Theory]
    [InlineData(FakeCatalog.LinkToken, 2)]
    [InlineData(FakeCatalog.ResellerLinkToken, 1)]
    public async Task A_replay_by_a_link_sends_no_more_than_it_shows(string link, int visible)
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var (own, neighbours, _) = await DeliverAsync(world);

        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.PostJsonAsync("/replays", """{"integration":8}""", link)).Status);
        var (status, replay) = await world.Api.PostJsonAsync("/replays", """{"status":"delivered"}""", link);

        Assert.Equal((HttpStatusCode.Accepted, visible, 7), (status, (int)replay!["total"]!, (int)replay["integration"]!));
        await DoneAsync(world, replay, link);
        await world.Platform.HasReceivedAsync(3 + visible);
        Guid[] expected = [.. new[] { own.EventId, neighbours.EventId }.Take(visible)];
        foreach (var id in expected)
            await world.Api.DeliveryAsync(id, "delivered");
        Assert.Equal(expected.Order(), world.Platform.Received.Skip(3).Select(webhook => webhook.Id).Order());
    }

    [Fact]
    public async Task A_link_sees_the_replays_of_its_scope_only()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await DeliverAsync(world);
        var (_, others) = await world.Api.PostJsonAsync("/replays", """{"integration":8}""");
        var (_, all) = await world.Api.PostJsonAsync("/replays", """{"hotspot":4}""");
        await DoneAsync(world, others!, FakeCatalog.AdminToken);
        await DoneAsync(world, all!, FakeCatalog.AdminToken);
        var (_, own) = await world.Api.PostJsonAsync("/replays", """{"status":"failed"}""", FakeCatalog.LinkToken);

        Assert.Equal([(string?)own!["id"]], await ListedAsync(world, FakeCatalog.LinkToken));
        Assert.Empty(await ListedAsync(world, FakeCatalog.ResellerLinkToken));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.GetAsync($"/replays/{others!["id"]}", FakeCatalog.LinkToken)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.GetAsync($"/replays/{own["id"]}", FakeCatalog.ResellerLinkToken)).Status);
    }

    [Fact]
    public async Task Links_have_one_running_replay_per_endpoint_however_many_come_at_once()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var (own, _, _) = await DeliverAsync(world);
        await using var held = await RowLock.TakeAsync(
            world.Settings["ConnectionStrings:dispatchdb"], $"SELECT FROM deliveries WHERE id = '{own.EventId}'");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            world.Api.PostJsonAsync("/replays", """{"status":"delivered"}""", FakeCatalog.LinkToken)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Accepted);
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        Assert.Equal(HttpStatusCode.Accepted, (await world.Api.PostJsonAsync("/replays", """{"integration":7}""")).Status);
    }

    [Fact]
    public async Task A_link_shows_its_endpoint_without_secrets_and_tests_it()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await DeliverAsync(world);

        var endpoints = (await world.Api.GetAsync("/endpoints", FakeCatalog.LinkToken)).Json!;

        Assert.Equal([7], endpoints.AsArray().Select(one => (int)one!["id"]!));
        Assert.DoesNotContain("secret", endpoints.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await world.Api.GetAsync("/endpoints/7", FakeCatalog.LinkToken)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.GetAsync("/endpoints/8", FakeCatalog.LinkToken)).Status);
        Assert.True((bool)(await world.Api.PostAsync("/endpoints/7/test", FakeCatalog.LinkToken)).Json!["accepted"]!);
        Assert.Equal(HttpStatusCode.OK, (await world.Api.PostAsync("/api/integrations/7/test", FakeCatalog.OperatorLinkToken)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.PostAsync("/endpoints/8/test", FakeCatalog.LinkToken)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.PostAsync("/api/integrations/8/test", FakeCatalog.LinkToken)).Status);
        Assert.Equal(5, world.Platform.Received.Count);
    }

    [Fact]
    public async Task A_link_counts_its_own_deliveries()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await DeliverAsync(world);
        Assert.Equal("delivered 3", await world.Database.RollupsAsync());

        Assert.Equal(2, await CountAsync(world, FakeCatalog.LinkToken));
        Assert.Equal(1, await CountAsync(world, FakeCatalog.ResellerLinkToken));
        var (status, _) = await world.Api.GetAsync("/metrics/deliveries?integration=8", FakeCatalog.LinkToken);
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    /// <summary>
    /// One of the reseller's hotspot and one of another's for the linked integration, and one of the reseller's for another integration.
    /// </summary>
    private static async Task<(IntegrationToggled Own, IntegrationToggled Neighbours, IntegrationToggled Others)> DeliverAsync(
        DispatchWorld world)
    {
        var own = world.Toggles.Create(3, 1) with { AccountId = Reseller };
        var neighbours = world.Toggles.Create(4, 1) with { AccountId = Reseller + 1 };
        var others = new Toggles($"{world.Platform.Address}/other", integrationId: 8).Create(3, 1) with { AccountId = Reseller };
        await world.Publisher.PublishAsync(own, neighbours, others);
        foreach (var one in new[] { own, neighbours, others })
            await world.Api.DeliveryAsync(one.EventId, "delivered");
        return (own, neighbours, others);
    }

    private static Task DoneAsync(DispatchWorld world, JsonNode replay, string token) => Eventually.TrueAsync(
        async () => (string?)(await world.Api.GetAsync($"/replays/{replay["id"]}", token)).Json!["state"] == "done", () => "its end");

    private static async Task<IEnumerable<string?>> ListedAsync(DispatchWorld world, string token) =>
        (await world.Api.GetAsync("/replays", token)).Json!.AsArray().Select(replay => (string?)replay!["id"]);

    private static async Task<int> CountAsync(DispatchWorld world, string token) =>
        (int)(await world.Api.GetAsync("/metrics/deliveries", token)).Json!["totals"]!["delivered"]!;
}
