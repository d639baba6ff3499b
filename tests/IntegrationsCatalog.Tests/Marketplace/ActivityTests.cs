using Microsoft.AspNetCore.WebUtilities;

namespace Icaro.IntegrationsCatalog.Tests.Marketplace;

/// <summary>What is owed to modules over the dispatcher.</summary>
[Collection(nameof(MarketWorld))]
public sealed class ActivityTests(MarketWorld world)
{
    private static readonly KeyRing Keys = KeyRing.Parse("sealing-key-of-the-tests-0123456789");

    [Fact]
    public async Task Each_change_is_one_callback_in_order_and_the_last_word_comes_before_the_end()
    {
        await using var dispatcher = await Listeners.ToEndpointsAsync(world.Catalog.Broker);
        var admin = await world.Catalog.AsAdminAsync();
        var module = await world.AddModuleAsync();
        var (account, accountId) = await world.Catalog.AddResellerAsync();
        var id = (await module.ConnectAsync(account)).Id;
        var clientId = (await account.GetAsync($"{module.Path}/enter")).Text("client_id");

        Assert.Equal(Answer.Success, await account.PostAsync($"{module.Path}/deactivate"));
        Assert.Equal(Answer.Success, await account.PostAsync($"{module.Path}/deactivate"));
        Assert.Equal(Answer.Success, await account.PostAsync($"{module.Path}/activate"));
        Assert.Equal(Answer.Success, await admin.PostAsync($"/marketplace/connections/{id}/freeze"));
        Assert.Equal(Answer.Success, await admin.PostAsync($"/marketplace/connections/{id}/unfreeze"));
        Assert.Equal(Answer.Success, await account.PostAsync($"{module.Path}/disconnect"));

        var owed = await dispatcher.RequestsAsync(id, 5);
        Assert.All(owed, one =>
        {
            Assert.Equal((EndpointChannel.Module, $"{world.Platform.BaseAddress}modules/{module.Code}/activity"), (one.Endpoint.Channel, one.Endpoint.Url));
            Assert.Equal("", Keys.OpenText(one.Endpoint.SealedToken, SealPurpose.WebhookToken));
            Assert.Equal("", Keys.OpenText(one.Endpoint.SealedSigningSecret, SealPurpose.SigningSecret));
        });
        var deliveries = owed.SelectMany(one => one.Deliveries).ToList();
        Assert.Equal([1L, 2L, 3L, 4L, 5L], deliveries.Select(one => one.Sequence));
        Assert.All(deliveries, one => Assert.Equal(accountId, one.SubjectId));
        var forms = deliveries.ConvertAll(one => QueryHelpers.ParseQuery(Keys.OpenText(one.SealedBody, SealPurpose.WebhookBody)));
        Assert.All(forms, form => Assert.Equal((clientId, world.SystemUrl), (form["clientId"].ToString(), form["systemUrl"].ToString())));
        Assert.Equal(
            [
                """{"active":false,"freeze":false}""", """{"active":true,"freeze":false}""", """{"active":true,"freeze":true}""",
                """{"active":true,"freeze":false}""", """{"active":false,"freeze":false}""",
            ],
            forms.Select(form => form["activity"].ToString()));
        await dispatcher.RemovalAsync(id);
    }

    [Fact]
    public async Task The_sample_module_takes_what_is_owed_to_it()
    {
        await using var dispatcher = await Listeners.ToEndpointsAsync(world.Catalog.Broker);
        var module = await world.AddModuleAsync();
        var (account, _) = await world.Catalog.AddResellerAsync();
        var id = (await module.ConnectAsync(account)).Id;
        await account.PostAsync($"{module.Path}/deactivate");

        var owed = Assert.Single(await dispatcher.RequestsAsync(id, 1));
        using var body = new ByteArrayContent(Keys.Open(Assert.Single(owed.Deliveries).SealedBody, SealPurpose.WebhookBody));
        body.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var answer = await world.Platform.PostAsync(owed.Endpoint.Url, body, TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(("activity", "off"), (await module.EventsAsync())[^1]);
    }

    [Fact]
    public async Task Disconnecting_ends_the_key_and_can_be_followed_by_a_new_connection()
    {
        await using var dispatcher = await Listeners.ToEndpointsAsync(world.Catalog.Broker);
        var module = await world.AddModuleAsync(new { clientId = "the-same-again" });
        var (account, _) = await world.Catalog.AddResellerAsync();
        var first = await module.ConnectAsync(account);

        await account.PostAsync($"{module.Path}/disconnect");

        Assert.Equal(403, (await module.CredentialsAsync()).Status);
        Assert.Equal("disconnected", (await account.GetAsync(module.Path)).Text("state"));
        Assert.Equal("not_connected", (await account.PostAsync($"{module.Path}/disconnect")).Text("code"));
        var second = await module.ConnectAsync(account);
        Assert.Equal(200, second.Status);
        Assert.NotEqual(first.Id, second.Id);
        // What the old one is still owed would switch the new one off, since the module knows both by one name.
        await dispatcher.RemovalAsync(first.Id);
    }

    [Fact]
    public async Task Another_base_URL_reaches_the_dispatcher()
    {
        await using var dispatcher = await Listeners.ToEndpointsAsync(world.Catalog.Broker);
        var module = await world.AddModuleAsync();
        var (account, _) = await world.Catalog.AddResellerAsync();
        var id = (await module.ConnectAsync(account)).Id;
        var key = await module.NewKeyAsync();

        await world.Catalog.Anonymous.PostTextAsync(
            $"{module.ApiPath}/edit?apiKey={key}", "integrationModule[baseUrl]=https://moved.example/x/", "application/x-www-form-urlencoded");

        var endpoint = (await dispatcher.EndpointsAsync(id))[^1];
        Assert.Equal(("https://moved.example/x/activity", 2L, EndpointChannel.Module), (endpoint.Url, endpoint.Version, endpoint.Channel));
    }

    [Fact]
    public async Task A_reseller_that_is_deleted_is_disconnected_first_and_so_are_its_modules()
    {
        await using var dispatcher = await Listeners.ToEndpointsAsync(world.Catalog.Broker);
        var admin = await world.Catalog.AsAdminAsync();
        var module = await world.AddModuleAsync();
        var (account, accountId) = await world.Catalog.AddResellerAsync();
        var (other, _) = await world.Catalog.AddResellerAsync();
        var (id, otherId) = ((await module.ConnectAsync(account)).Id, (await module.ConnectAsync(other)).Id);
        var partnerId = await world.Catalog.InDatabaseAsync(db => db.Modules
            .Where(row => row.Code == module.Code).Select(row => row.PartnerId).SingleAsync(TestContext.Current.CancellationToken));

        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/accounts/{accountId}"));
        await dispatcher.RequestsAsync(id, 1);
        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/accounts/{partnerId}"));
        await dispatcher.RequestsAsync(otherId, 1);

        Assert.Equal(404, (await other.GetAsync(module.Path)).Status);
    }
}
