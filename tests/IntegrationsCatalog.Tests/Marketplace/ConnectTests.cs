namespace Icaro.IntegrationsCatalog.Tests.Marketplace;

/// <summary>The one click, with a module that really calls back while it is asked.</summary>
[Collection(nameof(MarketWorld))]
public sealed class ConnectTests(MarketWorld world)
{
    private const string NoKey = """{"success":false,"errorMsg":"Wrong \u0022apiKey\u0022 value."}""";

    private static readonly string[] More = ["order_read", "integration_write", "integration_read"];
    private static readonly string[] WriteOnly = ["integration_write"];
    private static readonly string[] ReadOnly = ["integration_read"];

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("form", "json")]
    [InlineData("brackets", "brackets")]
    [InlineData("json", "json")]
    public async Task A_click_connects_in_each_way_of_writing(string editFormat, string registerFormat)
    {
        var module = await world.AddModuleAsync(new { editFormat }, new { register_format = registerFormat });
        var (account, accountId) = await world.Catalog.AddResellerAsync();

        var answer = await module.ConnectAsync(account);

        Assert.Equal(200, answer.Status);
        Assert.Equal("success", answer.Text("status"));
        Assert.Equal($"{world.Platform.BaseAddress}modules/{module.Code}/account", answer.Text("account_url"));
        Assert.Equal(["registration", "edit"], (await module.EventsAsync()).Select(one => one.Kind));
        var seen = (await account.GetAsync(module.Path)).Json;
        Assert.Equal("connected", seen.GetProperty("state").GetString());
        var connection = seen.GetProperty("connection");
        Assert.Equal($"Module {module.Code}", connection.GetProperty("name").GetString());
        Assert.True(connection.GetProperty("active").GetBoolean());
        Assert.Equal(200, (await module.CredentialsAsync()).Status);
        var listed = Assert.Single((await account.GetAsync("/marketplace/connections")).Json.EnumerateArray());
        Assert.Equal((answer.Id, module.Code, accountId), (listed.GetProperty("id").GetInt32(), listed.GetProperty("module").GetString(), listed.GetProperty("account_id").GetInt32()));
    }

    [Fact]
    public async Task The_key_gets_what_is_both_wanted_and_allowed()
    {
        var module = await world.AddModuleAsync(new { scopes = More }, new { allowed_scopes = WriteOnly });
        var (account, _) = await world.Catalog.AddResellerAsync();

        var seen = (await account.GetAsync(module.Path)).Json;
        Assert.Equal(200, (await module.ConnectAsync(account)).Status);

        Assert.Equal(More, Texts(seen.GetProperty("scopes_wanted")));
        Assert.Equal(WriteOnly, Texts(seen.GetProperty("scopes_granted")));
        Assert.Equal(WriteOnly, Texts((await module.CredentialsAsync()).Json.GetProperty("scopes")));
    }

    /// <summary>Each leaves neither a key nor a connection, and the right words.</summary>
    [Theory]
    [InlineData("config_not_json", "config_malformed", "The module's configuration is not JSON")]
    [InlineData("config_without_register_url", "register_url_missing", "The registerUrl in the module's configuration is missing")]
    [InlineData("config_private_address", "register_url_address_refused", "The registerUrl in the module's configuration leads to an address that is not on the public internet")]
    [InlineData("config_other_scheme", "register_url_invalid", "The registerUrl in the module's configuration is not an absolute http or https URL")]
    [InlineData("never_edits", "module_not_edited", "The module agreed, but did not describe the connection (it did not call edit)")]
    [InlineData("wrong_code", "module_not_edited", "The module agreed, but its description of the connection was refused: code is not the code of the module to which the key belongs")]
    [InlineData("refuses", "module_refused", "Please pay your bill first")]
    [InlineData("unauthorized", "module_refused", "The module refused the connection with 401")]
    [InlineData("wrong_success", "register_answer_malformed", "The module's answer to the registration does not say whether it succeeded")]
    [InlineData("empty_body", "register_answer_malformed", "The module's answer to the registration does not say whether it succeeded")]
    [InlineData("no_account_url", "account_url_missing", "The accountUrl in the module's answer is missing")]
    [InlineData("slow", "register_timeout", "The module's registerUrl did not answer in time")]
    public async Task A_module_that_misbehaves_is_not_connected(string misbehavior, string code, string message)
    {
        var module = await world.AddModuleAsync(new { misbehavior });
        var (account, accountId) = await world.Catalog.AddResellerAsync();

        var answer = await module.ConnectAsync(account);

        Assert.Equal((422, code, message), (answer.Status, answer.Text("code"), answer.Text("message")));
        await AssertNothingIsLeftAsync(module, account, accountId);
        if (!code.StartsWith("config", StringComparison.Ordinal) && !code.StartsWith("register_url", StringComparison.Ordinal))
        {
            var last = (await account.GetAsync(module.Path)).Json.GetProperty("last_error");
            Assert.Equal((message, code), (last.GetProperty("message").GetString(), last.GetProperty("code").GetString()));
            if (misbehavior is not "never_edits")
                Assert.Equal(new Answer(403, NoKey), await module.CredentialsAsync());
        }

        await module.BehaveAsync(new { });
        Assert.Equal(200, (await module.ConnectAsync(account)).Status);
        Assert.Equal(JsonValueKind.Null, (await account.GetAsync(module.Path)).Json.GetProperty("last_error").ValueKind);
    }

    [Fact]
    public async Task Without_the_scope_to_write_a_module_cannot_describe_the_connection()
    {
        var module = await world.AddModuleAsync(card: new { allowed_scopes = ReadOnly });
        var (account, accountId) = await world.Catalog.AddResellerAsync();

        var answer = await module.ConnectAsync(account);

        Assert.Equal((422, "module_refused"), (answer.Status, answer.Text("code")));
        Assert.Contains("Access denied.", (await module.EventsAsync())[1].Text);
        await AssertNothingIsLeftAsync(module, account, accountId);
    }

    [Fact]
    public async Task A_secret_that_is_not_the_cards_is_noticed_by_the_module()
    {
        var module = await world.AddModuleAsync();
        var (account, accountId) = await world.Catalog.AddResellerAsync();
        await module.Partner.PostAsync($"/marketplace/partner/modules/{module.Code}/rotate_secret");

        var answer = await module.ConnectAsync(account);

        Assert.Equal((422, "the token is not the HMAC of the apiKey"), (answer.Status, answer.Text("message")));
        await AssertNothingIsLeftAsync(module, account, accountId);
    }

    [Fact]
    public async Task A_client_id_that_another_connection_has_is_refused()
    {
        var module = await world.AddModuleAsync(new { clientId = "the-same-for-all" });
        var (first, _) = await world.Catalog.AddResellerAsync();
        var (second, secondId) = await world.Catalog.AddResellerAsync();

        Assert.Equal(200, (await module.ConnectAsync(first)).Status);
        Assert.Equal(422, (await module.ConnectAsync(second)).Status);

        Assert.Contains("clientId", (await module.EventsAsync())[^2].Text);
        await AssertNothingIsLeftAsync(module, second, secondId);
    }

    [Fact]
    public async Task Clicks_at_once_at_two_replicas_make_one_connection()
    {
        await using var other = await world.StartReplicaAsync();
        var module = await world.AddModuleAsync();
        var (account, _) = await world.Catalog.AddResellerAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number =>
            module.ConnectAsync(number % 2 == 0 ? account : account with { Client = other.Client })));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Single(answers.Select(answer => answer.Id).Distinct());
        Assert.Equal(1, await module.CountAsync("registration"));
    }

    [Fact]
    public async Task Clicks_at_once_learn_of_one_failure()
    {
        var module = await world.AddModuleAsync(new { misbehavior = "slow" });
        var (account, _) = await world.Catalog.AddResellerAsync();
        var first = module.ConnectAsync(account);
        await Eventually.TrueAsync(async () => await module.CountAsync("edit") == 1, () => "an edit call");
        Assert.Equal("connecting", (await account.GetAsync(module.Path)).Text("state"));

        var second = await module.ConnectAsync(account);

        Assert.Equal(await first, second);
        Assert.Equal(1, await module.CountAsync("registration"));
    }

    [Fact]
    public async Task Who_is_connected_already_is_told_so_again()
    {
        var module = await world.AddModuleAsync();
        var (account, _) = await world.Catalog.AddResellerAsync();

        Assert.Equal(await module.ConnectAsync(account), await module.ConnectAsync(account));

        Assert.Equal(1, await module.CountAsync("registration"));
    }

    /// <summary>What a process that died leaves behind, seen by the next one.</summary>
    [Fact]
    public async Task A_registration_that_nobody_renews_is_over_with_its_key()
    {
        var module = await world.AddModuleAsync();
        var (account, accountId) = await world.Catalog.AddResellerAsync();
        const string Key = "key-of-a-process-that-died";
        await world.Catalog.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO module_registrations (module_id, account_id, attempt, lease_until, scopes, api_key_hash)
            SELECT id, {accountId}, gen_random_uuid(), now() - interval '1 microsecond', allowed_scopes, {TokenHash.Of(Key).Hex}
            FROM modules WHERE code = {module.Code}
            """,
            CancellationToken));

        Assert.Equal(new Answer(403, NoKey), await world.Catalog.Anonymous.GetAsync($"/api/credentials?apiKey={Key}"));
        await Eventually.TrueAsync(
            async () => (await account.GetAsync(module.Path)).Json.GetProperty("last_error") is { ValueKind: JsonValueKind.Object } error
                && error.GetProperty("code").GetString() == "interrupted",
            () => "the end of the registration");
        await AssertNothingIsLeftAsync(module, account, accountId);
    }

    [Fact]
    public async Task A_module_that_does_not_connect_itself_is_not_asked()
    {
        var module = await world.AddModuleAsync(card: new { simple_connection = false });
        var (account, _) = await world.Catalog.AddResellerAsync();

        var answer = await module.ConnectAsync(account);

        Assert.Equal((422, "simple_connection_unsupported"), (answer.Status, answer.Text("code")));
    }

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private async Task AssertNothingIsLeftAsync(SampleModule module, Caller account, int accountId)
    {
        Assert.Equal("disconnected", (await account.GetAsync(module.Path)).Text("state"));
        Assert.Equal("[]", (await account.GetAsync("/marketplace/connections")).Body);
        Assert.Equal(404, (await account.GetAsync($"{module.Path}/enter")).Status);
        var (keys, connections) = await world.Catalog.InDatabaseAsync(async db => (
            await db.Set<Registration>().CountAsync(row => row.AccountId == accountId && (row.ApiKeyHash != null || row.Edit != null), CancellationToken),
            await db.Set<ModuleConnection>().CountAsync(row => row.AccountId == accountId, CancellationToken)));
        Assert.Equal((0, 0), (keys, connections));
    }
}
