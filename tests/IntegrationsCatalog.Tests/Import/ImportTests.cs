namespace Icaro.IntegrationsCatalog.Tests.Import;

/// <summary>Each test imports into a catalog of its own.</summary>
public sealed class ImportTests(Servers servers) : IAsyncLifetime
{
    private const string PlatformToken = "2222222222222222222222222222222222222222222222222222222222222222";

    private readonly CatalogApplication _catalog = new(servers);

    public ValueTask InitializeAsync() => _catalog.InitializeAsync();

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    [Fact]
    public async Task Everything_is_there_under_its_old_id_and_its_people_and_platforms_come_in()
    {
        var (code, report) = await _catalog.ImportAsync(InventedDump.FilePath);

        Assert.Equal(1, code);
        Assert.Contains("Imported. No webhook was sent.", report, StringComparison.Ordinal);
        var reseller = await _catalog.LoginAsync("valley", "password");
        var hotspot = await reseller.GetAsync("/api/hotspots/11");
        Assert.Equal(("uuid-of-the-hotspot", "Valley WiFi; Ltd."), (hotspot.Text("uuid"), hotspot.Text("account_name")));
        Assert.Equal("Ground floor\r\n(and \\ terrace)", hotspot.Text("description"));
        var accounts = await reseller.GetAsync("/api/accounts");
        Assert.Equal([21, 22], accounts.Ids);
        var customer = await reseller.GetAsync("/api/accounts/21");
        Assert.Equal(("Hotel \"Alpina\"", "Valley plan"), (customer.Text("name"), customer.Text("subscription_plan_name")));
        var unit = await reseller.GetAsync("/api/units/31");
        Assert.Equal(("E4-95-6E-44-1D-5C", "secret-of-the-imported-unit"), (unit.Text("mac_address"), unit.Text("secret")));
        Assert.Equal(
            new Answer(200, """[{"integration_id":5,"last_sync":"2026-10-01T08:00:00+00:00"}]"""),
            await reseller.GetAsync("/api/hotspot_integrations/11"));

        var platform = new Caller(_catalog.Client, PlatformToken);
        var read = await platform.GetAsync("/api/hotspots");
        Assert.Equal([11], read.Ids);
        Assert.Equal(401, (await (platform with { Token = new string('3', 64) }).GetAsync("/api/hotspots")).Status);
        Assert.Equal(200, (await (platform with { Token = new string('4', 64) }).GetAsync("/api/integrations")).Status);
        Assert.Equal(401, (await (platform with { Token = new string('1', 64) }).GetAsync("/api/hotspots")).Status);
    }

    [Fact]
    public async Task What_portals_and_Sun_UI_show_comes_along()
    {
        await _catalog.ImportAsync(InventedDump.FilePath);

        var reseller = await _catalog.LoginAsync("valley", "password");
        var portal = await reseller.GetAsync("/api/hotspots/11/portal");
        Assert.Equal("Rules of {{ .BusinessName }}", portal.Text("terms_of_use"));
        Assert.Equal("We write to you", portal.Text("marketing_use"));
        var preferences = portal.Json.GetProperty("preferences").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString());
        Assert.Equal(("Benvenuti à l'Alpina", "true"), (preferences["captive_2_title"], preferences["sms_login"]));
        // What Sun-UI shows only as a whole is complete, and no way to log in is opened.
        Assert.Equal("#2a87be", preferences["captive_7_background"]);
        Assert.DoesNotContain("facebook_login", preferences.Keys);
        var settings = await reseller.GetAsync("/api/preferences/accounts/2");
        Assert.Contains("\"key\":\"theme\",\"value\":\"dark\"", settings.Body, StringComparison.Ordinal);
        var disclaimers = (await reseller.GetAsync("/api/disclaimers/accounts/2")).Json.EnumerateArray();
        Assert.Equal(
            ["tos House rules", "privacy Newsletter"],
            disclaimers.Select(one => $"{one.GetProperty("type")} {one.GetProperty("title")}"));
        // The hotspot refers to the disclaimers, and has no text of its own.
        Assert.Equal(Answer.Success, await reseller.PutAsync("/api/hotspots/11", new { tos_disclaimer_id = 0, privacy_disclaimer_id = 0 }));
        Assert.Equal("", (await reseller.GetAsync("/api/hotspots/11/portal")).Text("terms_of_use"));
    }

    [Fact]
    public async Task What_is_left_out_is_named_with_the_reason()
    {
        var (_, report) = await _catalog.ImportAsync(InventedDump.FilePath);

        foreach (var line in new[]
        {
            "skipped accounts 23: a customer without a hotspot",
            "skipped accounts 24: the type 'admin' has no meaning for any account but the first",
            "skipped hotspots 12: its account 99 was not imported",
            "skipped units 30: unit 31 is the same device, registered later",
            "skipped units 33: 'unknown' is no MAC address",
            "skipped access_tokens 3: no integration 'Gone' is on for its hotspot",
            "skipped access_tokens 5: 'root' is none of read, write and full",
            "skipped account_preferences theme: its account 24 was not imported",
            "skipped hotspot_preferences sms_login: its hotspot 12 was not imported",
            "skipped disclaimers 3: its type 'cookies' is neither tos nor privacy",
            "skipped disclaimers 4: neither an account nor a hotspot has it",
            "skipped disclaimers_hotspots 1: the disclaimer or its hotspot 12 was not imported",
            "warning: the column units.vlan is not known: its values are not imported",
            "warning: the table own_additions is not known and not imported, rows: 2",
            "warning: nothing can be delivered to integration 6: webhook_url contains a user name or password",
            "warning: nothing can be delivered to integration 7: webhook_url leads to an address that is not on the public internet",
            "warning: nothing can be delivered to integration 8: webhook_token is no value of an HTTP header",
            "note: hotspot_vouchers stays with the system of the captive portals, rows: 3",
            "note: logins of people end, access_tokens: 1",
        })
            Assert.Contains(line + Environment.NewLine, report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_beyond_what_a_hotspot_may_have_are_named()
    {
        var large = new string('x', 150_000);
        var more = $"INSERT INTO hotspot_preferences VALUES (8,11,'logo','{large}'),(9,11,'background','{large}');\n-- Dump completed";

        var (_, report) = await _catalog.ImportTextAsync(InventedDump.MariaDb1011 + more);

        Assert.Contains(
            "skipped hotspot_preferences background: hotspot 11 would have more than 200000 characters",
            report, StringComparison.Ordinal);
        Assert.DoesNotContain("skipped hotspot_preferences logo", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_and_the_next_toggle_is_the_first_with_the_token_that_the_platform_knows()
    {
        await using var listener = await Listeners.ToTogglesAsync(_catalog.Broker);
        await _catalog.ImportAsync(InventedDump.FilePath);
        var reseller = await _catalog.LoginAsync("valley", "password");

        Assert.Equal(Answer.Success, await reseller.PutAsync("/api/units/31", new { name = "changed" }));

        var heard = Assert.Single(await listener.TogglesAsync(11, 1));
        Assert.Equal((1, true), (heard.Sequence, heard.Status));
        Assert.Equal(PlatformToken, Resync.HeardWebhook.Token(heard));
        var hashes = Resync.HeardWebhook.Values(heard, "accounts", "password_hash");
        Assert.Equal(Enumerable.Repeat("5f4dcc3b5aa765d61d8327deb882cf99", 2), hashes);
    }

    [Fact]
    public async Task Imported_platforms_get_password_hashes_until_somebody_decides_otherwise()
    {
        await _catalog.ImportAsync(InventedDump.FilePath);
        var admin = await _catalog.AsAdminAsync();
        Assert.True(await SendsAsync());

        Assert.Equal(Answer.Success, await admin.PutAsync("/api/integrations/5", new { sends_password_hash = false }));
        await _catalog.ImportAsync(InventedDump.FilePath);

        Assert.False(await SendsAsync());

        async Task<bool> SendsAsync() =>
            (await admin.GetAsync("/api/integrations")).Item(5).GetProperty("sends_password_hash").GetBoolean();
    }

    [Fact]
    public async Task A_second_import_changes_what_has_changed_and_nothing_else()
    {
        await _catalog.ImportAsync(InventedDump.FilePath);
        var reseller = await _catalog.LoginAsync("valley", "password");
        var hash = await PasswordHashAsync();
        var dump = InventedDump.MariaDb1011;

        var (_, same) = await _catalog.ImportAsync(InventedDump.FilePath);
        var (_, second) = await _catalog.ImportTextAsync(dump.Replace("'Entrance'", "'Lobby'", StringComparison.Ordinal));

        Assert.Matches(@"units\s+│\s+0 │\s+0 │\s+1 │\s+2", same);
        Assert.Matches(@"accounts\s+│\s+0 │\s+0 │\s+4 │\s+2", same);
        Assert.Matches(@"access_tokens\s+│\s+0 │\s+0 │\s+2 │\s+2", same);
        Assert.Matches(@"hotspot_preferences\s+│\s+0 │\s+0 │\s+3 │\s+1", same);
        Assert.Matches(@"disclaimers_hotspots\s+│\s+0 │\s+0 │\s+2 │\s+1", same);
        Assert.Matches(@"units\s+│\s+0 │\s+1 │\s+0 │\s+2", second);
        Assert.Equal("Lobby", (await reseller.GetAsync("/api/units/31")).Text("name"));
        Assert.Equal(hash, await PasswordHashAsync());
        Assert.NotEqual("", hash);
    }

    [Fact]
    public async Task Columns_that_a_later_dump_does_not_have_keep_their_values()
    {
        await _catalog.ImportAsync(InventedDump.FilePath);

        var (code, report) = await _catalog.ImportTextAsync("""
            INSERT INTO hotspots (id,uuid,account_id,name) VALUES (11,'uuid-of-the-hotspot',2,'Renamed');
            INSERT INTO units (id,hotspot_id,mac_address,uuid,secret) VALUES
            (31,11,'e4:95:6e:44:1d:5c','uuid-of-the-unit','another-secret');
            INSERT INTO integrations (id,name,webhook_url,webhook_token) VALUES
            (5,'Loyalty','https://loyalty.example/hook','imported-webhook-token');
            INSERT INTO subscription_plans (id,code,name) VALUES (7,'valley','Valley plan');
            -- Dump completed
            """);

        Assert.Equal(0, code);
        Assert.Contains("note: not in the dump: units.name, units.description, units.created", report, StringComparison.Ordinal);
        Assert.Contains("note: not in the dump: accounts, accounts_hotspots,", report, StringComparison.Ordinal);
        Assert.Matches(@"integrations\s+│\s+0 │\s+0 │\s+1 │\s+0", report);
        Assert.Matches(@"subscription_plans\s+│\s+0 │\s+0 │\s+1 │\s+0", report);
        var reseller = await _catalog.LoginAsync("valley", "password");
        var hotspot = await reseller.GetAsync("/api/hotspots/11");
        Assert.Equal(("Renamed", "b@alpina.example"), (hotspot.Text("name"), hotspot.Text("business_email")));
        var unit = await reseller.GetAsync("/api/units/31");
        Assert.Equal(("Entrance", "another-secret"), (unit.Text("name"), unit.Text("secret")));
    }

    [Fact]
    public async Task A_dry_run_reports_the_same_and_leaves_the_catalog_as_it_is()
    {
        var messages = await _catalog.CountMessagesAsync();
        var dry = await _catalog.ImportAsync(InventedDump.FilePath, "--dry-run");
        var admin = await _catalog.AsAdminAsync();
        Assert.Equal(1, dry.Code);
        Assert.Equal(404, (await admin.GetAsync("/api/hotspots")).Status);
        Assert.Equal(0, await WaitingMessagesAsync());

        var real = await _catalog.ImportAsync(InventedDump.FilePath);

        Assert.Contains("This was a dry run", dry.Report, StringComparison.Ordinal);
        Assert.Equal(real.Rows, dry.Rows);
        Assert.NotEmpty(real.Rows);
        Assert.True(await _catalog.CountMessagesAsync() > messages);
    }

    [Fact]
    public async Task What_is_made_afterwards_gets_ids_of_its_own()
    {
        await _catalog.ImportAsync(InventedDump.FilePath);
        var reseller = await _catalog.LoginAsync("valley", "password");

        Assert.True(await reseller.AddHotspotAsync() > 11);
        Assert.True(await reseller.AddUnitAsync(11) > 31);
        Assert.True(await reseller.AddMemberAsync(11) > 22);
    }

    [Fact]
    public async Task A_catalog_that_has_others_under_these_ids_is_not_touched()
    {
        await _catalog.AddResellerAsync();

        var (code, report) = await _catalog.ImportAsync(InventedDump.FilePath);

        Assert.Equal(2, code);
        Assert.Contains("Nothing was imported.", report, StringComparison.Ordinal);
        Assert.Contains("account 2 is 'valley' in the dump", report, StringComparison.Ordinal);
        Assert.Equal(404, (await (await _catalog.AsAdminAsync()).GetAsync("/api/hotspots")).Status);
    }

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private Task<string> PasswordHashAsync() => _catalog.InDatabaseAsync(async db =>
        (await db.Accounts.FindAsync([2], CancellationToken))!.PasswordHash);

    private Task<int> WaitingMessagesAsync() => _catalog.InDatabaseAsync(db => db.Outbox.CountAsync(CancellationToken));
}
