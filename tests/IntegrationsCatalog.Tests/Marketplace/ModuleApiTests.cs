namespace Icaro.IntegrationsCatalog.Tests.Marketplace;

/// <summary>The API for modules, in the shapes and words that they know.</summary>
[Collection(nameof(MarketWorld))]
public sealed class ModuleApiTests(MarketWorld world)
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] ReadOnly = ["integration_read"];

    private Caller Anyone => world.Catalog.Anonymous;

    [Fact]
    public async Task Keys_that_are_missing_unknown_revoked_or_of_people_are_refused_in_the_known_words()
    {
        var (module, account, key) = await ConnectAsync();
        await account.PostAsync($"{module.Path}/disconnect");

        string[] paths = ["/api/credentials", "/api/system-info", module.ApiPath];
        foreach (var path in paths)
        {
            Assert.Equal(Refused(403, "\\u0022apiKey\\u0022 is missing."), await Anyone.GetAsync(path));
            foreach (var wrong in new[] { "nobody's", key, account.Token! })
                Assert.Equal(Refused(403, "Wrong \\u0022apiKey\\u0022 value."), await Anyone.GetAsync($"{path}?apiKey={wrong}"));
        }
    }

    [Theory]
    [InlineData("GET", "/api/v5/orders")]
    [InlineData("DELETE", "/api/v5/integration-modules/m")]
    [InlineData("GET", "/api/v5")]
    [InlineData("POST", "/api/v4/orders/create")]
    [InlineData("GET", "/api/v3/orders")]
    [InlineData("POST", "/api/credentials")]
    [InlineData("DELETE", "/api/api-versions")]
    public async Task What_there_is_not_is_said_in_the_known_words(string method, string path) =>
        Assert.Equal(Refused(404, "API method not found"), await Anyone.SendAsync(new(method), path));

    [Fact]
    public async Task A_module_reads_what_it_said()
    {
        var (module, _, key) = await ConnectAsync();

        var answer = await Anyone.GetAsync($"{module.ApiPath}?apiKey={key}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(["success", "integrationModule"], Answer.KeysOf(answer.Json));
        var described = answer.Json.GetProperty("integrationModule");
        Assert.Equal(
            ["code", "integrationCode", "active", "freeze", "name", "logo", "native", "baseUrl", "actions", "availableCountries", "accountUrl", "integrations"],
            Answer.KeysOf(described));
        Assert.Equal("/activity", described.GetProperty("actions").GetProperty("activity").GetString());
        Assert.Equal("""["IT","AT"]""", described.GetProperty("availableCountries").GetRawText());
    }

    [Fact]
    public async Task A_module_learns_what_its_key_is_good_for_and_where_it_is()
    {
        var (_, _, key) = await ConnectAsync();

        var credentials = (await Anyone.GetAsync($"/api/credentials?apiKey={key}")).Json;
        var system = (await Anyone.GetAsync($"/api/system-info?apiKey={key}")).Json;

        Assert.Equal("""["integration_read","integration_write"]""", credentials.GetProperty("scopes").GetRawText());
        Assert.Contains("/api/integration-modules/{code}/edit", credentials.GetProperty("credentials").GetRawText());
        Assert.Equal(world.SystemUrl, system.GetProperty("publicUrl").GetString());
    }

    [Fact]
    public async Task A_module_looks_at_the_versions_first_without_a_key_and_at_its_access()
    {
        var (_, _, key) = await ConnectAsync();

        Assert.Equal(new Answer(200, """{"success":true,"versions":["5.0"]}"""), await Anyone.GetAsync("/api/api-versions"));
        Assert.Equal(200, (await Anyone.GetAsync("/api/api-versions?apiKey=nobodys")).Status);
        var credentials = await Anyone.GetAsync($"/api/credentials?apiKey={key}");
        Assert.EndsWith(""","siteAccess":"access_full","sitesAvailable":[]}""", credentials.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_in_PHP_may_send_a_byte_order_mark_and_numbers_for_texts_and_booleans()
    {
        var (module, _, key) = await ConnectAsync();

        foreach (var body in new[]
        {
            """{"integrationModule":{"name":42,"active":0,"freeze":1,"availableCountries":["it","AT"],"actions":[]}}""",
            """{"integrationModule":"\uFEFF{\"name\":42,\"active\":0,\"freeze\":\"1\",\"availableCountries\":[\"it\",\"AT\"],\"actions\":[]}"}""",
        })
        {
            var answer = await Anyone.PostTextAsync($"{module.ApiPath}/edit?apiKey={key}", $"\uFEFF{body}");
            Assert.Equal((200, true), (answer.Status, answer.Json.GetProperty("success").GetBoolean()));

            var described = (await Anyone.GetAsync($"{module.ApiPath}?apiKey={key}")).Json.GetProperty("integrationModule");
            Assert.Equal(("42", "false", "true"), (described.GetProperty("name").GetString(), Raw("active"), Raw("freeze")));
            Assert.Equal("""["IT","AT"]""", Raw("availableCountries"));
            await Anyone.PostTextAsync(
                $"{module.ApiPath}/edit?apiKey={key}", """integrationModule={"name":"n","active":true,"freeze":false,"availableCountries":[]}""", Form);

            string Raw(string field) => described.GetProperty(field).GetRawText();
        }
    }

    [Fact]
    public async Task New_scopes_come_with_a_new_key_and_the_old_one_is_over()
    {
        var (module, _, key) = await ConnectAsync();

        var answer = await Anyone.PostTextAsync(
            $"{module.ApiPath}/update-scopes?apiKey={key}", "requires[scopes][]=integration_read&requires[scopes][]=order_read", Form);

        Assert.Equal(200, answer.Status);
        var newKey = answer.Text("apiKey");
        Assert.Equal(403, (await Anyone.GetAsync($"/api/credentials?apiKey={key}")).Status);
        Assert.Equal("""["integration_read"]""", (await Anyone.GetAsync($"/api/credentials?apiKey={newKey}")).Json.GetProperty("scopes").GetRawText());
        Assert.Equal(200, (await Anyone.GetAsync($"{module.ApiPath}?apiKey={newKey}")).Status);
        Assert.Equal(Refused(403, "Access denied."), await Anyone.PostTextAsync($"{module.ApiPath}/edit?apiKey={newKey}", "integrationModule={}", Form));
    }

    [Fact]
    public async Task A_card_that_allows_less_allows_no_more_to_a_new_key()
    {
        var (module, _, key) = await ConnectAsync();
        await module.Partner.PutAsync($"/marketplace/partner/modules/{module.Code}", new { allowed_scopes = ReadOnly });

        var newKey = (await Anyone.PostTextAsync(
            $"{module.ApiPath}/update-scopes?apiKey={key}", """requires={"scopes":["integration_read","integration_write"]}""", Form)).Text("apiKey");

        Assert.Equal("""["integration_read"]""", (await Anyone.GetAsync($"/api/credentials?apiKey={newKey}")).Json.GetProperty("scopes").GetRawText());
    }

    [Fact]
    public async Task Another_modules_code_is_refused_everywhere()
    {
        var (module, _, key) = await ConnectAsync();
        var (other, _, _) = await ConnectAsync();
        var foreign = new Answer(
            400, """{"success":false,"errorMsg":"Errors in the input parameters","errors":{"code":"is not the code of the module to which the key belongs"}}""");

        Assert.Equal(foreign, await Anyone.GetAsync($"{other.ApiPath}?apiKey={key}"));
        Assert.Equal(foreign, await Anyone.PostTextAsync($"{other.ApiPath}/edit?apiKey={key}", "integrationModule={}", Form));
        Assert.Equal(foreign, await Anyone.PostTextAsync($"{other.ApiPath}/update-scopes?apiKey={key}", "requires={}", Form));
        Assert.Equal(
            foreign, await Anyone.PostTextAsync($"{module.ApiPath}/edit?apiKey={key}", $$"""integrationModule={"code":"{{other.Code}}"}""", Form));
    }

    [Theory]
    [InlineData("", "integrationModule", "is neither JSON nor fields in brackets")]
    [InlineData("integrationModule=", "integrationModule", "is neither JSON nor fields in brackets")]
    [InlineData("integrationModule=[1]", "integrationModule", "is neither JSON nor fields in brackets")]
    [InlineData("integrationModule={\"name\":\"a\",\"name\":\"b\"}", "integrationModule", "is neither JSON nor fields in brackets")]
    [InlineData("integrationModule={\"name\":\"\\ud800\"}", "integrationModule", "is neither JSON nor fields in brackets")]
    [InlineData("integrationModule[a]=1&integrationModule[a][b]=2", "integrationModule", "is neither JSON nor fields in brackets")]
    [InlineData("integrationModule={\"name\":[7]}", "name", "is not a text")]
    [InlineData("integrationModule[name]=%20", "name", "is empty")]
    [InlineData("integrationModule[name]=a%01b", "name", "has more than 200 characters, or control characters")]
    [InlineData("integrationModule[active]=perhaps", "active", "is neither true nor false")]
    [InlineData("integrationModule={\"active\":2}", "active", "is neither true nor false")]
    [InlineData("integrationModule[baseUrl]=gopher://h/", "baseUrl", "is not an absolute http or https URL")]
    [InlineData("integrationModule[baseUrl]=https://10.0.0.1/", "baseUrl", "leads to an address that is not on the public internet")]
    [InlineData("integrationModule[baseUrl]=https://[::1]/", "baseUrl", "leads to an address that is not on the public internet")]
    [InlineData("integrationModule[baseUrl]=https://u:p@h/", "baseUrl", "contains a user name or password")]
    [InlineData("integrationModule[baseUrl]=https://h/?a", "baseUrl", "has a query or a fragment")]
    [InlineData("integrationModule[accountUrl]=javascript:alert(1)", "accountUrl", "is not an absolute http or https URL")]
    [InlineData("integrationModule[actions]=x", "actions", "is not an object")]
    [InlineData("integrationModule[actions][activity]=/a?b", "actions.activity", "is not a path")]
    [InlineData("integrationModule[availableCountries][]=Italy", "availableCountries", "is not a list of country codes such as IT")]
    public async Task What_cannot_be_is_refused_with_its_field(string body, string field, string fault)
    {
        var (module, _, key) = await world.SharedAsync();

        var answer = await Anyone.PostTextAsync($"{module.ApiPath}/edit?apiKey={key}", body, Form);

        Assert.Equal((400, "Errors in the input parameters"), (answer.Status, answer.Text("errorMsg")));
        Assert.Equal(fault, answer.Json.GetProperty("errors").GetProperty(field).GetString());
    }

    [Theory]
    [InlineData("name", 201)]
    [InlineData("clientId", 256)]
    [InlineData("logo", 2100)]
    [InlineData("accountUrl", 2100)]
    public async Task A_field_that_is_too_long_is_refused(string field, int length)
    {
        var (module, _, key) = await world.SharedAsync();
        var value = field is "logo" or "accountUrl" ? $"https://h/{new string('x', length)}" : new string('x', length);

        var answer = await Anyone.PostTextAsync($"{module.ApiPath}/edit?apiKey={key}", $"integrationModule[{field}]={value}", Form);

        Assert.Equal(400, answer.Status);
        Assert.Equal([field], Answer.KeysOf(answer.Json.GetProperty("errors")));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_in_the_modules_shape()
    {
        var (module, _, key) = await world.SharedAsync();

        var answer = await Anyone.PostTextAsync($"{module.ApiPath}/edit?apiKey={key}", "integrationModule=" + new string('x', 200_000), Form);

        Assert.Equal(Refused(413, "Errors in the input parameters"), answer);
    }

    private static Answer Refused(int status, string message) => new(status, $$"""{"success":false,"errorMsg":"{{message}}"}""");

    private Task<(SampleModule Module, Caller Account, string Key)> ConnectAsync() => world.ConnectAsync();
}
