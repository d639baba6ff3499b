using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class AccountChangeTests(CatalogApplication catalog)
{
    [Fact]
    public async Task What_is_named_changes_and_the_rest_stays()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var id = await reseller.AddMemberAsync(hotspotId);
        var username = NewName("renamed");
        var before = await reseller.GetAsync($"/api/accounts/{id}");

        var asSunUi = new { name = "N", email = "e@test.example", type = "customer" };
        Assert.Equal(Answer.Success, await reseller.PutAsync($"/api/accounts/{id}", asSunUi));
        Assert.Equal(Answer.Success, await reseller.PutAsync($"/api/accounts/{id}", new { username, name = "", privacy_dpo = "D" }));
        Assert.Equal(Answer.Success, await reseller.SendEmptyJsonAsync(HttpMethod.Put, $"/api/accounts/{id}"));

        var after = await reseller.GetAsync($"/api/accounts/{id}");
        Assert.Equal(("N", "e@test.example"), (after.Text("name"), after.Text("email")));
        Assert.Equal((username, "D"), (after.Text("username"), after.Text("privacy_dpo")));
        Assert.Equal(before.Text("uuid"), after.Text("uuid"));
        Assert.Equal(before.Json.GetProperty("hotspot_id").GetInt32(), after.Json.GetProperty("hotspot_id").GetInt32());
    }

    [Fact]
    public async Task A_new_password_ends_all_logins_but_the_one_that_set_it()
    {
        var (reseller, id) = await catalog.AddResellerAsync();
        var username = (await reseller.GetAsync($"/api/accounts/{id}")).Text("username");
        var elsewhere = await catalog.LoginAsync(username);
        Assert.Equal(200, (await elsewhere.GetAsync($"/api/accounts/{id}")).Status);

        Assert.Equal(Answer.Success, await reseller.PutAsync($"/api/accounts/{id}", new { password = "another good one" }));

        Assert.Equal(Answer.Message(401, "API token is invalid"), await elsewhere.GetAsync($"/api/accounts/{id}"));
        Assert.Equal(200, (await reseller.GetAsync($"/api/accounts/{id}")).Status);
        Assert.Equal(
            Answer.Message(401, "Password is invalid"),
            await catalog.Anonymous.PostAsync("/api/login", new { username, password = PasswordOf(username) }));
        await catalog.LoginAsync(username, "another good one");
    }

    [Fact]
    public async Task A_user_name_of_somebody_else_is_refused()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var id = await reseller.AddMemberAsync(await reseller.AddHotspotAsync());

        Assert.Equal(
            new Answer(409, """{"id":0,"status":"account already exists"}"""),
            await reseller.PutAsync($"/api/accounts/{id}", new { username = "admin" }));
    }

    [Fact]
    public async Task Nobody_makes_more_of_an_account_than_it_was()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var (customer, id) = await catalog.LogInMemberAsync(reseller, hotspotId);
        var (desk, deskId) = await catalog.LogInMemberAsync(reseller, hotspotId, "desk");
        var admin = await catalog.AsAdminAsync();
        var unsupported = Answer.Message(400, "Unsupported account type");

        Assert.Equal(unsupported, await reseller.PutAsync($"/api/accounts/{id}", new { type = "reseller" }));
        Assert.Equal(unsupported, await customer.PutAsync($"/api/accounts/{id}", new { type = "admin" }));
        Assert.Equal(unsupported, await admin.PutAsync($"/api/accounts/{resellerId}", new { type = "customer" }));
        Assert.Equal(Answer.Message(401, "Permission denied"), await desk.PutAsync($"/api/accounts/{deskId}", new { type = "customer" }));
    }

    [Fact]
    public async Task A_customer_that_becomes_a_desk_is_read_for_no_longer()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);
        await one.Reseller.AddMemberAsync(one.HotspotId);
        await one.SwitchOnAsync();
        var before = new Caller(catalog.Client, Resync.HeardWebhook.Token((await listener.TogglesAsync(one.HotspotId, 1))[0]));
        Assert.Equal(200, (await before.GetAsync("/api/hotspots")).Status);

        Assert.Equal(Answer.Success, await one.Reseller.PutAsync($"/api/accounts/{one.CustomerId}", new { type = "desk" }));

        var heard = (await listener.TogglesAsync(one.HotspotId, 2))[1];
        Assert.Equal(401, (await before.GetAsync("/api/hotspots")).Status);
        Assert.Equal(200, (await (before with { Token = Resync.HeardWebhook.Token(heard) }).GetAsync("/api/hotspots")).Status);
        Assert.Equal(["desk", "customer"], Resync.HeardWebhook.Values(heard, "accounts", "type"));
    }

    [Fact]
    public async Task Accounts_of_others_are_not_found()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var (stranger, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var (customer, id) = await catalog.LogInMemberAsync(reseller, hotspotId);
        var deskId = await reseller.AddMemberAsync(hotspotId, "desk");
        var notFound = Answer.Message(404, "No account found!");

        Assert.Equal(notFound, await stranger.PutAsync($"/api/accounts/{id}", new { name = "x" }));
        Assert.Equal(notFound, await stranger.DeleteAsync($"/api/accounts/{id}"));
        Assert.Equal(notFound, await customer.PutAsync($"/api/accounts/{deskId}", new { name = "x" }));
        Assert.Equal(notFound, await customer.PutAsync($"/api/accounts/{resellerId}", new { name = "x" }));
        Assert.Equal(notFound, await reseller.DeleteAsync($"/api/accounts/{resellerId}"));
        Assert.Equal(Answer.Success, await customer.PutAsync($"/api/accounts/{id}", new { name = "own" }));
    }

}
