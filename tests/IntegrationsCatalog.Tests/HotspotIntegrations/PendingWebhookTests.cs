namespace Icaro.IntegrationsCatalog.Tests.HotspotIntegrations;

[Collection(nameof(SharedCatalog))]
public sealed class PendingWebhookTests(CatalogApplication catalog)
{
    private static readonly KeyRing Keys = KeyRing.Parse("sealing-key-of-the-tests-0123456789");

    [Fact]
    public async Task Toggles_of_many_callers_at_two_replicas_arrive_in_order_without_gaps_or_repeats()
    {
        const int Callers = 8;
        const int TogglesEach = 5;
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        await using var other = await catalog.StartReplicaAsync();
        var one = await Switchable.CreateAsync(catalog);

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async number =>
        {
            var caller = number % 2 == 0 ? one.Reseller : one.Reseller with { Client = other.Client };
            for (var i = 0; i < TogglesEach; i++)
                Assert.Equal(Answer.Success, await caller.PutAsync(one.Path));
        }));
        var heard = await listener.TogglesAsync(one.HotspotId, Callers * TogglesEach);

        Assert.Equal(Enumerable.Range(1, Callers * TogglesEach).Select(sequence => (long)sequence), heard.Select(toggled => toggled.Sequence));
        Assert.Equal(heard.Count, heard.DistinctBy(toggled => toggled.EventId).Count());
    }

    [Fact]
    public async Task What_is_refused_is_never_sent()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);

        await one.Reseller.DeleteAsync(one.Path);
        await one.SwitchOnAsync();
        var heard = await listener.TogglesAsync(one.HotspotId, 1);

        Assert.True(Assert.Single(heard) is { Sequence: 1, Status: true });
    }

    [Fact]
    public async Task Each_webhook_tells_the_platform_the_same_token_until_the_integration_is_off()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);

        await one.SwitchOnAsync();
        await one.SwitchOnAsync();
        var tokens = (await listener.TogglesAsync(one.HotspotId, 2)).Select(TokenIn).Distinct();
        var platform = new Caller(catalog.Client, Assert.Single(tokens));
        Assert.Equal([one.HotspotId], (await platform.GetAsync("/api/hotspots")).Ids);

        await one.SwitchOffAsync();
        Assert.Equal(Answer.Message(401, "API token is invalid"), await platform.GetAsync("/api/hotspots"));
        await one.SwitchOnAsync();
        Assert.NotEqual(platform.Token, TokenIn((await listener.TogglesAsync(one.HotspotId, 4))[^1]));
    }

    [Fact]
    public async Task Toggles_name_the_reseller_of_the_hotspot_and_platforms_do_not_hear_of_it()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);

        await one.SwitchOnAsync();
        await one.SwitchOffAsync();
        var heard = await listener.TogglesAsync(one.HotspotId, 2);

        Assert.All(heard, toggled => Assert.Equal(one.ResellerId, toggled.AccountId));
        Assert.All(heard, toggled => Assert.DoesNotContain("reseller", toggled.Body().ToString(), StringComparison.OrdinalIgnoreCase));
    }

    private static string TokenIn(IntegrationToggled toggled)
    {
        using var body = JsonDocument.Parse(Encoding.UTF8.GetString(Keys.Open(toggled.SealedBody, SealPurpose.WebhookBody)));
        return body.RootElement.GetProperty("token").GetString()!;
    }
}
