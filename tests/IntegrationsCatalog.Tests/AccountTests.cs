using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class AccountTests(CatalogApplication catalog)
{
    private static readonly string[] Keys =
    [
        "id", "creator_id", "uuid", "type", "name", "username", "email", "privacy_name", "privacy_vat", "privacy_address", "privacy_email",
        "privacy_dpo", "privacy_dpo_mail", "created", "hotspot_id", "hotspot_name", "subscription_plan_id", "subscription_plan_name",
        "subscription", "tokens",
    ];

    private static readonly string[] SubscriptionKeys =
        ["id", "valid_from", "valid_until", "created", "account_id", "subscription_plan", "expired"];

    private static readonly string[] PlanKeys =
    [
        "id", "code", "name", "description", "price", "period", "included_sms", "max_units", "advanced_report", "wings_customization",
        "social_analytics",
    ];

    [Fact]
    public async Task A_new_account_is_there_with_what_it_was_given_and_without_its_password()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync("The hotspot of an account");
        var username = NewName("customer");
        var created = await reseller.PostAsync("/api/accounts", new
        {
            uuid = $"uuid-of-{username}",
            type = "customer",
            name = "Café",
            username,
            password = "a good password",
            email = "c+1@test.example",
            hotspot_id = hotspotId.ToString(CultureInfo.InvariantCulture),
        });
        Assert.Equal(new Answer(201, $$"""{"id":{{created.Id}},"status":"success"}"""), created);

        var account = (await reseller.GetAsync($"/api/accounts/{created.Id}")).Json;

        Assert.Equal(Keys, Answer.KeysOf(account));
        Assert.Equal(resellerId, account.GetProperty("creator_id").GetInt32());
        Assert.Equal($"uuid-of-{username}", account.GetProperty("uuid").GetString());
        Assert.Equal("customer", account.GetProperty("type").GetString());
        Assert.Equal("Café", account.GetProperty("name").GetString());
        Assert.Equal("c+1@test.example", account.GetProperty("email").GetString());
        Assert.Equal(hotspotId, account.GetProperty("hotspot_id").GetInt32());
        Assert.Equal("The hotspot of an account", account.GetProperty("hotspot_name").GetString());
        Assert.Equal("Advanced", account.GetProperty("subscription_plan_name").GetString());
        var subscription = account.GetProperty("subscription");
        Assert.Equal(SubscriptionKeys, Answer.KeysOf(subscription));
        Assert.Equal(PlanKeys, Answer.KeysOf(subscription.GetProperty("subscription_plan")));
    }

    [Fact]
    public async Task A_hotspot_has_a_hundred_accounts_at_most()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        await catalog.InDatabaseAsync(db =>
        {
            db.Accounts.AddRange(Enumerable.Range(0, 99).Select(_ => NewName("desk")).Select(name => new Account
            {
                CreatorId = resellerId,
                Uuid = name,
                Type = "desk",
                Name = name,
                Username = name,
                HotspotId = hotspotId,
                Created = DateTimeOffset.UtcNow,
            }));
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        await reseller.AddMemberAsync(hotspotId);

        var refused = await reseller.PostAsync("/api/accounts", New("desk", hotspotId));

        Assert.Equal(Answer.QuotaExceeded("The hotspot has 100 accounts, and can have no more"), refused);
    }

    [Fact]
    public async Task A_list_of_accounts_has_their_total()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var first = await reseller.AddMemberAsync(hotspotId);
        var second = await reseller.AddMemberAsync(hotspotId, "desk");

        var page = await reseller.GetAsync("/api/accounts?page=2&limit=1");

        Assert.Equal(["data", "total"], Answer.KeysOf(page.Json));
        Assert.Equal(2, page.Json.GetProperty("total").GetInt32());
        Assert.Equal([second], page.Ids);
        Assert.Equal(Keys, Answer.KeysOf(page.Json.GetProperty("data")[0]));
        Assert.Equal([first, second], (await reseller.GetAsync("/api/accounts")).Ids);
    }

    [Fact]
    public async Task Everybody_sees_the_accounts_below_and_their_own()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var (otherReseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var (customer, customerId) = await catalog.LogInMemberAsync(reseller, hotspotId);
        var elsewhere = await reseller.AddMemberAsync(await reseller.AddHotspotAsync());
        var admin = await catalog.AsAdminAsync();

        Assert.Contains(customerId, (await admin.GetAsync("/api/accounts")).Ids);
        Assert.Equal([customerId, elsewhere], (await reseller.GetAsync("/api/accounts")).Ids);
        Assert.Equal([customerId], (await customer.GetAsync("/api/accounts")).Ids);
        Assert.Equal(Answer.Message(404, "No accounts found!"), await otherReseller.GetAsync("/api/accounts"));

        Assert.Equal(200, (await reseller.GetAsync($"/api/accounts/{resellerId}")).Status);
        Assert.Equal(Answer.Message(404, "No account found!"), await otherReseller.GetAsync($"/api/accounts/{customerId}"));
        Assert.Equal(Answer.Message(404, "No account found!"), await customer.GetAsync($"/api/accounts/{elsewhere}"));
        Assert.Equal(Answer.Message(404, "No account found!"), await customer.GetAsync($"/api/accounts/{resellerId}"));
    }

    [Fact]
    public async Task Nobody_makes_accounts_above_its_own()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var (customer, _) = await catalog.LogInMemberAsync(reseller, hotspotId);
        var denied = Answer.Message(401, "Permission denied");

        Assert.Equal(denied, await reseller.PostAsync("/api/accounts", New("reseller")));
        Assert.Equal(denied, await customer.PostAsync("/api/accounts", New("customer", hotspotId)));
        Assert.Equal(denied, await reseller.PostAsync("/api/accounts", New("admin", role: "read")));
    }

    [Fact]
    public async Task A_customer_belongs_to_a_hotspot_of_its_reseller()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var (otherReseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var admin = await catalog.AsAdminAsync();

        var notYours = Answer.Message(401, "This hotspot is not yours");
        Assert.Equal(notYours, await otherReseller.PostAsync("/api/accounts", New("customer", hotspotId)));
        Assert.Equal(notYours, await admin.PostAsync("/api/accounts", New("customer", int.MaxValue)));
        Assert.Equal(Answer.Message(400, "hotspot_id is required"), await reseller.PostAsync("/api/accounts", New("customer")));

        var id = await admin.CreateAsync("/api/accounts", New("customer", hotspotId));
        Assert.Equal(resellerId, (await admin.GetAsync($"/api/accounts/{id}")).Json.GetProperty("creator_id").GetInt32());
    }

    [Fact]
    public async Task A_reseller_starts_with_the_plan_it_was_given()
    {
        var admin = await catalog.AsAdminAsync();

        var id = await admin.CreateAsync("/api/accounts", New("reseller", planId: 3));

        Assert.Equal("Standard", (await admin.GetAsync($"/api/accounts/{id}")).Text("subscription_plan_name"));
        Assert.Equal(
            Answer.Message(400, "subscription_plan_id is unknown"), await admin.PostAsync("/api/accounts", New("reseller", planId: 99)));
    }

    [Fact]
    public async Task A_user_name_is_taken_once()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var account = New("customer", hotspotId);
        await reseller.CreateAsync("/api/accounts", account);

        Assert.Equal(new Answer(409, """{"id":0,"status":"account already exists"}"""), await reseller.PostAsync("/api/accounts", account));
    }

    [Theory]
    [InlineData("""{"type":"reseller","username":"u","password":"p"}""", "name is required")]
    [InlineData("""{"type":"reseller","name":" ","username":"u","password":"p"}""", "name is required")]
    [InlineData("""{"type":"reseller","name":"n","password":"p"}""", "username is required")]
    [InlineData("""{"type":"reseller","name":"n","username":"u"}""", "password is required")]
    [InlineData("""{"type":"reseller","name":"n\u0000","username":"u","password":"p"}""", "name contains control characters")]
    [InlineData("""{"name":"n","username":"u","password":"p"}""", "Unsupported account type")]
    [InlineData("""{"type":"admin","name":"n","username":"u","password":"a good password"}""", "operator_role is required")]
    [InlineData("""{"type":"admin","name":"n","username":"u","password":"a good password","operator_role":"all"}""", "operator_role is not read, operate or administer")]
    [InlineData("""{"type":"reseller","name":"n","username":"u","password":"a good password","operator_role":"read"}""", "operator_role is for admins only")]
    [InlineData("""{"type":"customer","name":"n","username":"u","password":"p","hotspot_id":"one"}""", "Request fields malformed")]
    [InlineData("""{"type":"customer","name":"n","username":"u","password":"p","hotspot_id":99999999999}""", "Request fields malformed")]
    public async Task An_account_that_cannot_be_is_refused_with_the_reason(string body, string message)
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal(Answer.Message(400, message), await admin.PostTextAsync("/api/accounts", body));
    }

    [Fact]
    public async Task A_name_of_more_than_200_characters_is_refused()
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal(
            Answer.Message(400, "name has more than 200 characters"),
            await admin.PostAsync("/api/accounts", new { type = "reseller", name = new string('n', 201), username = "u", password = "p" }));
    }

    private static object New(string type, int? hotspotId = null, int? planId = null, string? role = null)
    {
        var name = NewName(type);
        return new
        {
            type,
            name,
            username = name,
            password = PasswordOf(name),
            hotspot_id = hotspotId,
            subscription_plan_id = planId,
            operator_role = role,
        };
    }
}
