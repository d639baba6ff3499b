using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class AuditTests(CatalogApplication catalog)
{
    private static readonly string[] Audited =
    [
        "account_integrations", "accounts", "api_keys", "integration_links", "integrations", "module_connections", "modules",
        "project_integrations", "units",
    ];

    /// <summary>Of hotspots and their portals, of switches, of tokens, and of what is under way.</summary>
    private static readonly string[] NotAudited =
    [
        "hotspots", "hotspot_preferences", "account_preferences", "disclaimers", "devices", "device_data", "device_sequences",
        "hotspot_integrations", "last_syncs", "access_tokens", "login_attempts", "verified_proofs",
        "subscriptions", "subscription_plans", "module_registrations", "retiring_integrations", "retired_endpoints",
        "integration_resyncs", "postponed_resyncs", "data_erasures", "outbox", "refused_messages", "notices", "epochs",
        "audit_entries", "__EFMigrationsHistory",
    ];

    [Fact]
    public async Task An_integrations_life_is_recorded_with_who_and_from_where()
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.AddIntegrationAsync("a-token-that-nobody-sees");
        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/integrations/{id}", new { name = "renamed" }));
        var other = new { webhook_token = "another-token-of-the-platform" };
        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/integrations/{id}", other));
        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/integrations/{id}"));

        var entries = await EntriesAsync($"subject=integration&id={id}");

        Assert.Equal(["deleted", "changed", "changed", "created"], entries.Select(entry => entry.GetProperty("action").GetString()));
        Assert.All(entries, entry => Assert.Equal(1, entry.GetProperty("account_id").GetInt32()));
        Assert.All(entries, entry => Assert.Contains("127.0.0.1", entry.GetProperty("address").GetString(), StringComparison.Ordinal));
        Assert.Equal("""{"webhook_token":"***"}""", entries[1].GetProperty("before").ToString());
        Assert.Equal("""{"webhook_token":"***"}""", entries[1].GetProperty("after").ToString());
        Assert.Equal(("""{"name":"n"}""", """{"name":"renamed"}"""), (Text(entries[2], "before"), Text(entries[2], "after")));
        Assert.Equal(JsonValueKind.Null, entries[3].GetProperty("before").ValueKind);
        Assert.Equal("https://platform.example/", entries[3].GetProperty("after").GetProperty("webhook_url").GetString());
        Assert.All(entries, entry => Assert.DoesNotContain("\\\\x", entry.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accounts_grants_and_keys_are_recorded_for_who_changes_them()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var (admin, hotspotId) = (await catalog.AsAdminAsync(), await reseller.AddHotspotAsync());
        var integrationId = await admin.AddIntegrationAsync();
        await admin.GrantAsync(resellerId, integrationId);
        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/account_integrations/{resellerId}/{integrationId}"));
        var customerId = await reseller.AddMemberAsync(hotspotId);
        var key = await reseller.PostAsync($"/api/accounts/{resellerId}/api_keys", new { name = "partner" });
        Assert.Equal(Answer.Success, await reseller.DeleteAsync($"/api/accounts/{resellerId}/api_keys/{key.Id}"));

        Assert.Equal(
            ["deleted api_key", "created api_key", "created account"],
            (await EntriesAsync($"account={resellerId}")).Select(Describe));
        var created = Assert.Single(await EntriesAsync($"subject=account&id={customerId}"));
        Assert.Equal("***", created.GetProperty("after").GetProperty("password_hash").GetString());
        Assert.Equal(
            ["deleted grant", "created grant"],
            (await EntriesAsync("subject=grant&account=1"))
                .Where(entry => entry.GetRawText().Contains($"\"integration_id\":{integrationId}", StringComparison.Ordinal))
                .Select(Describe));
    }

    [Fact]
    public async Task A_change_that_is_refused_leaves_no_entry()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var name = NewName("customer");
        await reseller.AddMemberAsync(hotspotId, username: name);

        var again = new { type = "customer", name, username = name, password = PasswordOf(name), hotspot_id = hotspotId };
        Assert.Equal(409, (await reseller.PostAsync("/api/accounts", again)).Status);

        Assert.Single(await EntriesAsync($"account={resellerId}"));
    }

    [Fact]
    public async Task Entries_are_listed_by_page_the_newest_first()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        foreach (var name in new[] { "first", "second", "third" })
            Assert.Equal(201, (await reseller.PostAsync($"/api/accounts/{resellerId}/api_keys", new { name })).Status);

        var page = await EntriesAsync($"account={resellerId}&limit=2");
        var rest = await EntriesAsync($"account={resellerId}&limit=2&before={page[1].GetProperty("id").GetInt64()}");

        Assert.Equal(["third", "second"], page.Select(NameOf));
        Assert.Equal(["first"], rest.Select(NameOf));
        Assert.Equal(400, (await (await catalog.AsAdminAsync()).GetAsync("/api/audit?limit=201")).Status);
    }

    [Fact]
    public async Task Entries_cannot_be_changed()
    {
        await (await catalog.AsAdminAsync()).AddIntegrationAsync();

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => catalog.InDatabaseAsync(db =>
            db.Database.ExecuteSqlAsync($"UPDATE audit_entries SET account_id = 2", TestContext.Current.CancellationToken)));

        Assert.Equal("entries of the audit cannot be changed", refused.MessageText);
    }

    [Fact]
    public Task Entries_are_kept_in_daily_partitions_beside_those_of_other_tables() => Eventually.SeeAsync(
        () => NamesAsync(
            """
            SELECT DISTINCT inhparent::regclass::text AS "Value" FROM pg_inherits WHERE inhrelid::regclass::text ~ '_20[0-9]+$'
            """),
        tables => tables.Contains("audit_entries") && tables.Contains("device_data"),
        tables => $"Partitioned by day: {string.Join(", ", tables)}");

    /// <summary>Whoever adds a table decides whether its changes are recorded.</summary>
    [Fact]
    public async Task Every_table_is_audited_or_known_not_to_be()
    {
        var audited = await NamesAsync(
            "SELECT tgrelid::regclass::text AS \"Value\" FROM pg_trigger WHERE tgname = 'audit' ORDER BY 1");
        var tables = await NamesAsync(
            """
            SELECT relname::text AS "Value" FROM pg_class
            WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace
            """);

        Assert.Equal(Audited, audited);
        Assert.Empty(tables.Except(Audited).Except(NotAudited));
    }

    private async Task<JsonElement[]> EntriesAsync(string query)
    {
        var answer = await (await catalog.AsAdminAsync()).GetAsync($"/api/audit?{query}");
        Assert.Equal(200, answer.Status);
        return [.. answer.Json.GetProperty("entries").EnumerateArray()];
    }

    private Task<List<string>> NamesAsync(string sql) => catalog.InDatabaseAsync(db =>
        db.Database.SqlQueryRaw<string>(sql).ToListAsync(TestContext.Current.CancellationToken));

    private static string Describe(JsonElement entry) => $"{Text(entry, "action")} {Text(entry, "subject")}";

    private static string? NameOf(JsonElement entry) => Text(entry.GetProperty("after"), "name");

    private static string Text(JsonElement entry, string property) => entry.GetProperty(property).ToString();
}
