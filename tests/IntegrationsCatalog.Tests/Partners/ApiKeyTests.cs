namespace Icaro.IntegrationsCatalog.Tests.Partners;

[Collection(nameof(PartnerWorld))]
public sealed class ApiKeyTests(PartnerWorld world)
{
    [Fact]
    public async Task A_key_is_shown_once_and_stored_as_its_hash()
    {
        var partner = await world.NewPartnerAsync();

        var listed = await partner.Reseller.GetAsync($"/api/accounts/{partner.AccountId}/api_keys");

        Assert.Equal(200, listed.Status);
        Assert.DoesNotContain(partner.Key, listed.Body, StringComparison.Ordinal);
        Assert.Equal(["id", "name", "created", "last_used"], Answer.KeysOf(listed.Json[0]));
        var stored = await world.Catalog.InDatabaseAsync(
            db => db.ApiKeys.Where(key => key.AccountId == partner.AccountId).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(TokenHash.Of(partner.Key).Hex, Assert.Single(stored).KeyHash);
    }

    [Fact]
    public async Task Its_last_use_is_noted_once_a_minute()
    {
        var partner = await world.NewPartnerAsync();

        await Eventually.TrueAsync(async () => await LastUsedAsync(partner) is not null, () => "the use to be noted");
        var first = await LastUsedAsync(partner);
        await partner.GetAsync(partner.Project);
        var longAgo = DateTimeOffset.UtcNow.AddMinutes(-2);
        Assert.Equal(first, await LastUsedAsync(partner));
        await world.Catalog.InDatabaseAsync(db => db.ApiKeys.Where(key => key.AccountId == partner.AccountId)
            .ExecuteUpdateAsync(key => key.SetProperty(row => row.LastUsed, longAgo), TestContext.Current.CancellationToken));
        await partner.GetAsync(partner.Project);

        await Eventually.TrueAsync(async () => await LastUsedAsync(partner) > longAgo.AddMinutes(1), () => "the next use to be noted");
    }

    [Fact]
    public async Task A_revoked_key_is_worth_nothing_from_that_moment_on()
    {
        var partner = await world.NewPartnerAsync();
        var keys = $"/api/accounts/{partner.AccountId}/api_keys";
        var id = (await partner.Reseller.GetAsync(keys)).Ids.Single();
        var other = await partner.Reseller.PostAsync(keys, new { name = "other" });

        Assert.Equal(Answer.Success, await partner.Reseller.DeleteAsync($"{keys}/{id}"));

        Assert.Equal(401, (await partner.GetAsync(partner.Project)).Status);
        Assert.Equal(200, (await (partner with { Key = other.Text("key") }).GetAsync(partner.Project)).Status);
        Assert.Equal(Answer.Message(404, "No API key found!"), await partner.Reseller.DeleteAsync($"{keys}/{id}"));
    }

    [Fact]
    public async Task Resellers_have_keys_of_their_own_and_nobody_else_has()
    {
        var (partner, other) = (await world.NewPartnerAsync(), await world.NewPartnerAsync());
        var admin = await world.Catalog.AsAdminAsync();
        var hotspotId = await partner.Reseller.AddHotspotAsync();
        var customerId = await partner.Reseller.AddMemberAsync(hotspotId);
        var keys = $"/api/accounts/{partner.AccountId}/api_keys";

        Assert.Equal(Answer.Message(404, "No reseller found!"), await other.Reseller.GetAsync(keys));
        Assert.Equal(Answer.Message(404, "No reseller found!"), await other.Reseller.PostAsync(keys, new { name = "n" }));
        Assert.Equal(Answer.Message(404, "No reseller found!"), await admin.PostAsync($"/api/accounts/{customerId}/api_keys", new { name = "n" }));
        Assert.Equal(Answer.Message(400, "name is required"), await admin.PostAsync(keys, new { name = " " }));
        Assert.Equal(201, (await admin.PostAsync(keys, new { name = "n" })).Status);
    }

    /// <summary>Hexadecimal digits, and the letters and digits of the document's own example.</summary>
    [Theory]
    [InlineData(
        "5c5d8a9f3e1b2a0010c4f7d2",
        "34f0de7a9c51b6e827d4b59f016c8a3e",
        "Basic NWM1ZDhhOWYzZTFiMmEwMDEwYzRmN2QyOjM0ZjBkZTdhOWM1MWI2ZTgyN2Q0YjU5ZjAxNmM4YTNl")]
    [InlineData(
        "zu5vNiAv9tJXZmmJSFMv",
        "fMX2ojgNDnM2RCSm4XkdoIpCg3WQtQ02VWOxzakb99YOSfbq",
        "Basic enU1dk5pQXY5dEpYWm1tSlNGTXY6Zk1YMm9qZ05Ebk0yUkNTbTRYa2RvSXBDZzNXUXRRMDJWV094emFrYjk5WU9TZmJx")]
    public async Task The_documented_header_authenticates(string organizationId, string key, string header)
    {
        await world.Catalog.InDatabaseAsync(async db =>
        {
            var account = new Account
            {
                CreatorId = 1,
                Uuid = organizationId,
                Type = AccountTypes.Reseller,
                Name = organizationId,
                Username = organizationId.ToLowerInvariant(),
                Created = DateTimeOffset.UnixEpoch,
            };
            db.Accounts.Add(account);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            db.ApiKeys.Add(new()
            {
                AccountId = account.Id,
                Name = "documented",
                KeyHash = TokenHash.Of(key).Hex,
                Created = DateTimeOffset.UnixEpoch,
            });
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var partner = await world.NewPartnerAsync();

        var answer = await partner.SendAsync(HttpMethod.Get, $"/v1/organizations/{organizationId}/projects", header);

        Assert.Equal((200, "[]"), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Whoever_has_no_key_of_the_organization_is_asked_for_one()
    {
        var (partner, other) = (await world.NewPartnerAsync(), await world.NewPartnerAsync());
        (string? Header, string Message)[] refused =
        [
            (null, "API key required"),
            ("Basic", "API key is invalid"),
            ("Basic !", "API key is invalid"),
            ("Basic /w==", "API key is invalid"),
            ($"Bearer {partner.Key}", "API key is invalid"),
            (Partner.Basic(partner.Key), "API key is invalid"),
            (Partner.Basic($"{partner.OrganizationId}:"), "API key is invalid"),
            (Partner.Basic($"{partner.OrganizationId}:{partner.Key}x"), "API key is invalid"),
            (Partner.Basic($"{partner.OrganizationId}:{other.Key}"), "API key is invalid"),
            (Partner.Basic($"{other.OrganizationId}:{partner.Key}"), "API key is invalid"),
        ];

        foreach (var (header, message) in refused)
        {
            var answer = await partner.SendAsync(HttpMethod.Get, partner.Project, header);

            Assert.Equal((401, $$"""{"message":"{{message}}"}"""), (answer.Status, answer.Body));
            Assert.Equal("Basic realm=\"Icaro.Aspire\", charset=\"UTF-8\"", answer.Headers.WwwAuthenticate.ToString());
        }

        Assert.Equal(200, (await partner.SendAsync(HttpMethod.Get, partner.Project, partner.Header.Replace("Basic", "basic"))).Status);
    }

    [Fact]
    public async Task A_foreign_organization_or_project_is_like_none()
    {
        var (partner, other) = (await world.NewPartnerAsync(), await world.NewPartnerAsync());
        const string nowhere = "00000000-0000-0000-0000-000000000000";

        async Task AreAlikeAsync(string foreign, string unknown)
        {
            var (one, two) = (await partner.GetAsync(foreign), await partner.GetAsync(unknown));
            Assert.Equal(404, one.Status);
            Assert.Equal((one.Status, one.Body), (two.Status, two.Body));
            Assert.Equal(one.Headers.Select(header => header.Key).Order(), two.Headers.Select(header => header.Key).Order());
        }

        await AreAlikeAsync($"{other.Organization}/projects", $"/v1/organizations/{nowhere}/projects");
        await AreAlikeAsync(other.Project, $"/v1/organizations/{nowhere}/projects/{nowhere}");
        await AreAlikeAsync($"{partner.Organization}/projects/{other.ProjectId}", $"{partner.Organization}/projects/{nowhere}");
        await AreAlikeAsync($"{partner.Organization}/projects/{other.ProjectId}/data", $"{partner.Organization}/projects/{nowhere}/data");
    }

    private static async Task<DateTimeOffset?> LastUsedAsync(Partner partner)
    {
        var keys = await partner.Reseller.GetAsync($"/api/accounts/{partner.AccountId}/api_keys");
        var lastUsed = keys.Json[0].GetProperty("last_used");
        return lastUsed.ValueKind is JsonValueKind.Null ? null : lastUsed.GetDateTimeOffset();
    }
}
