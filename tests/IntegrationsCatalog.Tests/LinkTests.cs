using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

/// <summary>Links for platforms. What each may do at each route is in <see cref="Authorization.AuthorizationTests"/>.</summary>
[Collection(nameof(SharedCatalog))]
public sealed class LinkTests(CatalogApplication catalog)
{
    private const int Day = 24 * 60 * 60;

    private static readonly Answer Invalid = Answer.Message(401, "API token is invalid");
    private static readonly Answer Forbidden = Answer.Message(403, "Unauthorized action");

    [Fact]
    public async Task A_link_is_shown_once_and_opens_its_integration_until_it_expires()
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.AddIntegrationAsync();

        var created = await admin.PostAsync($"/api/integrations/{id}/links", new { name = "Developers", expires_in = 90 * Day });

        Assert.Equal(201, created.Status);
        Assert.Equal($"{CatalogApplication.PublicUrl}/console/link#{created.Text("token")}", created.Text("url"));
        var left = created.Json.GetProperty("expires_at").GetDateTimeOffset() - DateTimeOffset.UtcNow;
        Assert.InRange(left, TimeSpan.FromDays(89), TimeSpan.FromDays(90));
        var opened = await LinkOf(created).GetAsync("/api/integrations/link");
        Assert.Equal((id, "n"), (opened.Json.GetProperty("integration_id").GetInt32(), opened.Text("integration_name")));
        var listed = await admin.GetAsync($"/api/integrations/{id}/links");
        Assert.Equal("Developers", listed.Item(created.Id).GetProperty("name").GetString());
        Assert.DoesNotContain(created.Text("token"), listed.Body);

        await ExpireAsync(created.Id);

        await using var replica = await catalog.StartReplicaAsync(("TokenCache:Lifetime", "00:10:00"));
        Assert.Equal(
            Answer.Message(401, "API token is expired"),
            await (LinkOf(created) with { Client = replica.Client }).GetAsync("/api/integrations/link"));
        Assert.Empty((await admin.GetAsync($"/api/integrations/{id}/links")).Ids);
    }

    [Fact]
    public async Task A_revoked_link_is_refused_also_at_a_replica_that_knew_it()
    {
        await using var replica = await catalog.StartReplicaAsync();
        var admin = await catalog.AsAdminAsync();
        var (id, link) = await CreateAsync(admin);
        var elsewhere = LinkOf(link) with { Client = replica.Client };

        Assert.Equal(200, (await LinkOf(link).GetAsync("/api/integrations/link")).Status);
        Assert.Equal(200, (await elsewhere.GetAsync("/api/integrations/link")).Status);

        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/integrations/{id}/links/{link.Id}"));

        Assert.Equal(Invalid, await LinkOf(link).GetAsync("/api/integrations/link"));
        await Eventually.SeeAsync(() => elsewhere.GetAsync("/api/integrations/link"), answer => answer == Invalid);
    }

    [Fact]
    public async Task A_link_of_an_administrator_rotates_the_secret_of_its_integration_and_no_other()
    {
        var admin = await catalog.AsAdminAsync();
        var (id, link) = await CreateAsync(admin);
        var other = await admin.AddIntegrationAsync();

        var rotated = await LinkOf(link).PostAsync($"/api/integrations/{id}/rotate_secret");

        Assert.Equal(200, rotated.Status);
        Assert.StartsWith("whsec_", rotated.Text("signing_secret"), StringComparison.Ordinal);
        Assert.Equal(
            Answer.Message(404, "Integration not found"), await LinkOf(link).PostAsync($"/api/integrations/{other}/rotate_secret"));
    }

    [Fact]
    public async Task A_link_can_do_no_more_than_who_handed_it_out()
    {
        var (@operator, _) = await catalog.AddAdminAsync("operate");
        var admin = await catalog.AsAdminAsync();
        var (id, ofAdministrator) = await CreateAsync(admin);
        var ofOperator = await @operator.PostAsync($"/api/integrations/{id}/links");
        var (ofReseller, _, _) = await CreateOfResellerAsync(id);

        Assert.Equal((true, true), await MayAsync(ofAdministrator));
        Assert.Equal((true, false), await MayAsync(ofOperator));
        Assert.Equal((false, false), await MayAsync(ofReseller));
        Assert.Equal(Forbidden, await LinkOf(ofOperator).PostAsync($"/api/integrations/{id}/rotate_secret"));
        Assert.Equal(Forbidden, await LinkOf(ofReseller).PostAsync($"/api/integrations/{id}/rotate_secret"));
    }

    [Fact]
    public async Task Other_services_learn_what_a_link_opens()
    {
        var (id, link) = await CreateAsync(await catalog.AsAdminAsync());
        var (ofReseller, _, resellerId) = await CreateOfResellerAsync(id);

        var (whole, limited) = (await IntrospectAsync(link), await IntrospectAsync(ofReseller));

        Assert.Equal(("platform", "link", "none"), (whole.Text("account_type"), whole.Text("token_type"), whole.Text("acls")));
        Assert.Equal((id, JsonValueKind.Null), (whole.Json.GetProperty("integration_id").GetInt32(), KindOf(whole, "reseller_id")));
        Assert.Equal("administer", whole.Text("operator_role"));
        Assert.Equal(resellerId, limited.Json.GetProperty("reseller_id").GetInt32());
        Assert.Equal(JsonValueKind.Null, KindOf(limited, "operator_role"));
    }

    [Fact]
    public async Task A_resellers_link_ends_with_the_grant_and_with_the_account()
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.AddIntegrationAsync();
        var (first, _, firstId) = await CreateOfResellerAsync(id);
        var (second, _, secondId) = await CreateOfResellerAsync(id);

        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/account_integrations/{firstId}/{id}"));
        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/accounts/{secondId}"));

        Assert.Equal(Invalid, await LinkOf(first).GetAsync("/api/integrations/link"));
        Assert.Equal(Invalid, await LinkOf(second).GetAsync("/api/integrations/link"));
    }

    [Fact]
    public async Task Links_end_with_the_role_the_admin_or_the_integration()
    {
        var admin = await catalog.AsAdminAsync();
        var (lowered, loweredId) = await catalog.AddAdminAsync("administer");
        var (deleted, deletedId) = await catalog.AddAdminAsync("administer");
        var (_, first) = await CreateAsync(lowered);
        var (_, second) = await CreateAsync(deleted);
        var (integration, third) = await CreateAsync(admin);

        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/accounts/{loweredId}", new { operator_role = "read" }));
        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/accounts/{deletedId}"));
        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/integrations/{integration}"));

        foreach (var link in new[] { first, second, third })
            Assert.Equal(Invalid, await LinkOf(link).GetAsync("/api/integrations/link"));
    }

    [Fact]
    public async Task A_reseller_lists_and_revokes_its_own_links_only()
    {
        var admin = await catalog.AsAdminAsync();
        var (id, ofAdmin) = await CreateAsync(admin);
        var (own, reseller, _) = await CreateOfResellerAsync(id);

        Assert.Equal([own.Id], (await reseller.GetAsync($"/api/integrations/{id}/links")).Ids);
        Assert.Equal([ofAdmin.Id, own.Id], (await admin.GetAsync($"/api/integrations/{id}/links")).Ids);
        Assert.Equal(
            Answer.Message(404, "No link found!"), await reseller.DeleteAsync($"/api/integrations/{id}/links/{ofAdmin.Id}"));
        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/integrations/{id}/links/{own.Id}"));
    }

    [Theory]
    [InlineData("""{"expires_in":59}""", "expires_in must be 60 to 7776000 seconds")]
    [InlineData("""{"expires_in":7776001}""", "expires_in must be 60 to 7776000 seconds")]
    [InlineData("""{"expires_in":"long"}""", "Request fields malformed")]
    public async Task A_link_that_cannot_be_is_refused_with_the_reason(string body, string message)
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.AddIntegrationAsync();

        Assert.Equal(Answer.Message(400, message), await admin.PostTextAsync($"/api/integrations/{id}/links", body));
    }

    [Fact]
    public async Task An_account_has_so_many_links_and_expired_ones_do_not_count()
    {
        await using var replica = await catalog.StartReplicaAsync(("Quotas:LinksPerAccount", "1"));
        var (admin, _) = await catalog.AddAdminAsync("administer");
        admin = admin with { Client = replica.Client };
        var (id, link) = await CreateAsync(admin);

        Assert.Equal(
            Answer.QuotaExceeded("The account has 1 links, and can have no more"), await admin.PostAsync($"/api/integrations/{id}/links"));
        await ExpireAsync(link.Id);

        Assert.Equal(201, (await admin.PostAsync($"/api/integrations/{id}/links")).Status);
    }

    [Fact]
    public async Task A_links_life_is_recorded_without_its_token()
    {
        var (admin, adminId) = await catalog.AddAdminAsync("administer");
        var (id, link) = await CreateAsync(admin);
        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/integrations/{id}/links/{link.Id}"));

        var entries = (await admin.GetAsync($"/api/audit?subject=link&id={link.Id}")).Json.GetProperty("entries").EnumerateArray().ToList();

        Assert.Equal(["deleted", "created"], entries.Select(entry => entry.GetProperty("action").GetString()));
        Assert.All(entries, entry => Assert.Equal(adminId, entry.GetProperty("account_id").GetInt32()));
        Assert.Equal("***", entries[1].GetProperty("after").GetProperty("token_hash").GetString());
    }

    private static async Task<(int IntegrationId, Answer Link)> CreateAsync(Caller admin)
    {
        var id = await admin.AddIntegrationAsync();
        return (id, await CreateAsync(admin, id));
    }

    private static async Task<Answer> CreateAsync(Caller caller, int integrationId)
    {
        var link = await caller.PostAsync($"/api/integrations/{integrationId}/links");
        Assert.Equal(201, link.Status);
        return link;
    }

    private async Task<(Answer Link, Caller Reseller, int ResellerId)> CreateOfResellerAsync(int integrationId)
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        await (await catalog.AsAdminAsync()).GrantAsync(resellerId, integrationId);
        return (await CreateAsync(reseller, integrationId), reseller, resellerId);
    }

    private async Task<(bool Test, bool Rotate)> MayAsync(Answer link)
    {
        var opened = await LinkOf(link).GetAsync("/api/integrations/link");
        return (opened.Json.GetProperty("may_test").GetBoolean(), opened.Json.GetProperty("may_rotate").GetBoolean());
    }

    private async Task<Answer> IntrospectAsync(Answer link)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/internal/tokens/{TokenHash.Of(link.Text("token"))}");
        request.Headers.Add("Service-Key", CatalogApplication.ServiceKey);
        using var response = await catalog.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<int> ExpireAsync(int linkId) => catalog.InDatabaseAsync(db => db.IntegrationLinks
        .Where(link => link.Id == linkId)
        .ExecuteUpdateAsync(
            link => link.SetProperty(row => row.Expires, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken));

    private Caller LinkOf(Answer created) => new(catalog.Client, created.Text("token"));

    private static JsonValueKind KindOf(Answer answer, string property) => answer.Json.GetProperty(property).ValueKind;
}
