namespace Icaro.WingsRedirect.Tests;

public sealed class WaxTests(WingsWorld world)
{
    [Fact]
    public async Task Preferences_are_as_the_original_tells_them()
    {
        var hotspot = await world.Hotspots.AddAsync(
            new
            {
                portal_urls = new[] { TestHotspot.Portal },
                terms_of_use = "Wi-Fi by {{ .BusinessName }}, {{.BusinessAddress}}",
                marketing_use = "{{ .BusinessEmail }} may write to you",
                preferences = new { facebook_login = "false", captive_2_title = "Hi" },
            },
            new { pre_auth_redirect_url = "https://one.example/pre", post_auth_redirect_url = "https://one.example/post", privacy = "One keeps your <b>name</b>." },
            new { pre_auth_redirect_url = "https://two.example/pre", privacy = "Two keeps nothing." });

        var answer = await world.Portal.GetUntilAsync(Preferences(hotspot), answer => Integrations(answer)?.Count == 2);

        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
        var expected = new JsonObject
        {
            ["hotspot_id"] = hotspot.Id,
            ["hotspot_name"] = "Café & <Bar>",
            ["preferences"] = answer.Json["preferences"]?.DeepClone(),
            ["disclaimers"] = new JsonObject
            {
                ["terms_of_use"] = "Wi-Fi by Bar &amp; Sons, 1 Main Street\nOne keeps your <b>name</b>.\nTwo keeps nothing.",
                ["marketing_use"] = "info@bar.example may write to you",
            },
            ["socials"] = new JsonObject { ["facebook_client_id"] = "", ["linkedin_client_id"] = "" },
            ["integrations"] = new JsonArray(
                new JsonObject { ["pre_auth_redirect_url"] = "https://one.example/pre", ["post_auth_redirect_url"] = "https://one.example/post" },
                new JsonObject { ["pre_auth_redirect_url"] = "https://two.example/pre", ["post_auth_redirect_url"] = "" }),
        };
        Assert.True(JsonNode.DeepEquals(expected, answer.Json), answer.Body);
        var preferences = expected["preferences"]!;
        Assert.Equal(
            ("false", "Hi", "30"),
            ((string?)preferences["facebook_login"], (string?)preferences["captive_2_title"], (string?)preferences["user_expiration_days"]));
    }

    [Fact]
    public async Task What_acts_in_the_text_of_a_platform_reaches_no_portal()
    {
        var hotspot = await world.Hotspots.AddAsync(
            new { portal_urls = new[] { TestHotspot.Portal }, terms_of_use = "Terms. {{ .IntegrationTerms }}" },
            new { privacy = "<p onclick=\"alert(1)\">Theirs.<script>alert(1)</script></p>" });

        await world.Portal.GetUntilAsync(Preferences(hotspot), answer => Terms(answer) == "Terms. <p>Theirs.</p>");
        var privacy = await world.Portal.GetAsync($"/wax/privacy/{hotspot.Uuid}");

        Assert.Equal("Terms. <p>Theirs.</p>", (string?)privacy.Json["tos_disclaimers"]?[0]?["body"]);
    }

    [Fact]
    public async Task Without_integrations_there_is_null()
    {
        var hotspot = await world.Hotspots.AddAsync();

        var answer = await world.Portal.GetUntilAsync(Preferences(hotspot), answer => answer.Status == HttpStatusCode.OK);

        Assert.True(answer.Json.AsObject().ContainsKey("integrations"));
        Assert.Null(answer.Json["integrations"]);
    }

    [Fact]
    public async Task What_changes_shows()
    {
        var hotspot = await world.Hotspots.AddAsync(null, new { privacy = "Before." });
        await world.Portal.GetUntilAsync(Preferences(hotspot), answer => Terms(answer) == "Before.");

        await world.Hotspots.UpdateIntegrationAsync(hotspot.Integrations[0].Id, new { privacy = "After." });
        await world.Portal.GetUntilAsync(Preferences(hotspot), answer => Terms(answer) == "After.");
        await world.Hotspots.SetPortalAsync(hotspot.Id, new { terms_of_use = "New terms." });
        await world.Portal.GetUntilAsync(Preferences(hotspot), answer => Terms(answer) == "New terms.\nAfter.");
        await world.Hotspots.SetPreferenceAsync(hotspot.Id, "captive_2_title", "New title");
        await world.Portal.GetUntilAsync(
            Preferences(hotspot), answer => (string?)answer.Json["preferences"]?["captive_2_title"] == "New title");
        await world.Hotspots.SwitchAsync(HttpMethod.Delete, hotspot.Id, hotspot.Integrations[0].Id);
        await world.Portal.GetUntilAsync(Preferences(hotspot), answer => Terms(answer) == "New terms.");
    }

    [Theory]
    [InlineData("", "digest required")]
    [InlineData("digest=x", "uuid required")]
    [InlineData("uuid=x", "digest required")]
    [InlineData("digest=x&uuid=nobody's", "uuid is invalid")]
    [InlineData("digest=x&uuid={uuid}", "digest is invalid")]
    [InlineData("digest={digest}&uuid={uuid}&uuid={uuid}", "a parameter is given more than once")]
    public async Task Failures_are_worded_as_the_original_does(string query, string message)
    {
        var hotspot = await world.Hotspots.AddAsync();
        await world.Portal.EnterAsync(hotspot);

        var answer = await world.Portal.GetAsync("/wax/preferences?" + query
            .Replace("{digest}", hotspot.Digest, StringComparison.Ordinal).Replace("{uuid}", hotspot.UnitUuid, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(message, (string?)answer.Json["message"]);
    }

    [Theory]
    [InlineData("{{ .BusinessName", "{{ .BusinessName")]
    [InlineData("{{ .Nothing }} {{}} {{{{ .}}", "{{ .Nothing }} {{}} {{{{ .}}")]
    [InlineData("{{ if .BusinessName }}x{{ end }}", "{{ if .BusinessName }}x{{ end }}")]
    [InlineData("{{business_name}} {{- .Name -}}", "Bar &amp; Sons Café &amp; &lt;Bar&gt;")]
    [InlineData("{0} %s \\ \" {{ .BusinessDPO }}!", "{0} %s \\ \" !")]
    public async Task A_broken_template_never_breaks_the_answer(string template, string shown)
    {
        var hotspot = await world.Hotspots.AddAsync(new { portal_urls = new[] { TestHotspot.Portal }, terms_of_use = template });

        var answer = await world.Portal.GetUntilAsync(Preferences(hotspot), answer => answer.Status == HttpStatusCode.OK && Terms(answer) != "");

        Assert.Equal(WebUtility.HtmlDecode(shown), WebUtility.HtmlDecode(Terms(answer)));
    }

    [Fact]
    public async Task A_template_may_say_where_the_integrations_terms_go()
    {
        var hotspot = await world.Hotspots.AddAsync(
            new { portal_urls = new[] { TestHotspot.Portal }, terms_of_use = "Before. {{ .IntegrationTerms }} After." }, new { privacy = "Theirs." });

        await world.Portal.GetUntilAsync(Preferences(hotspot), answer => answer.Status == HttpStatusCode.OK && Terms(answer) == "Before. Theirs. After.");
    }

    [Fact]
    public async Task Privacy_texts_are_there_for_whoever_shows_them()
    {
        var hotspot = await world.Hotspots.AddAsync(
            new { portal_urls = new[] { TestHotspot.Portal }, terms_of_use = "Terms.", marketing_use = "Marketing." }, new { privacy = "Theirs." });
        await world.Portal.GetUntilAsync(Preferences(hotspot), answer => answer.Status == HttpStatusCode.OK && Terms(answer) == "Terms.\nTheirs.");

        var answer = await world.Portal.GetAsync($"/wax/privacy/{hotspot.Uuid}");
        var unknown = await world.Portal.GetAsync("/wax/privacy/nobody's");

        Assert.Equal(
            """{"id":0,"type":"privacy","title":"Default","body":"Marketing."}""", answer.Json["privacy_disclaimers"]?[0]?.ToJsonString());
        Assert.Equal("""{"id":0,"type":"tos","title":"Default","body":"Terms.\nTheirs."}""", answer.Json["tos_disclaimers"]?[0]?.ToJsonString());
        Assert.Equal((0, 0), ((int)answer.Json["privacy_selected_id"]!, (int)answer.Json["tos_selected_id"]!));
        Assert.Equal((HttpStatusCode.NotFound, """{"id":0,"status":"hotspot not found"}"""), (unknown.Status, unknown.Body));
    }

    [Fact]
    public async Task Disclaimers_of_the_account_can_be_chosen_and_name_the_reseller()
    {
        var hotspot = await world.Hotspots.AddAsync(
            new { portal_urls = new[] { TestHotspot.Portal }, terms_of_use = "Terms." }, new { privacy = "Theirs." });
        await world.Hotspots.SetPrivacyNameAsync("Reseller & Co");
        var tos = await world.Hotspots.AddDisclaimerAsync("tos", "House rules", "Rules of {{ .BusinessName }}.");
        var privacy = await world.Hotspots.AddDisclaimerAsync("privacy", "Notice", "{{ .PrivacyName }} keeps your name.");

        await world.Hotspots.ChooseAsync(hotspot.Id, tos, privacy);
        var shown = await world.Portal.GetUntilAsync(
            Preferences(hotspot),
            answer => answer.Status == HttpStatusCode.OK
                && (string?)answer.Json["disclaimers"]?["marketing_use"] == "Reseller &amp; Co keeps your name.");
        Assert.Equal("Rules of Bar &amp; Sons.\nTheirs.", Terms(shown));

        var answer = await world.Portal.GetAsync($"/wax/privacy/{hotspot.Uuid}");
        Assert.Equal((tos, privacy), ((int)answer.Json["tos_selected_id"]!, (int)answer.Json["privacy_selected_id"]!));
        Assert.Equal(["0 Terms.\nTheirs.", $"{tos} Rules of Bar &amp; Sons.\nTheirs."], Bodies(answer.Json["tos_disclaimers"]));
        Assert.Equal(["0 ", $"{privacy} Reseller &amp; Co keeps your name."], Bodies(answer.Json["privacy_disclaimers"]));

        await world.Hotspots.ChooseAsync(hotspot.Id, 0, 0);
        await world.Portal.GetUntilAsync(Preferences(hotspot), answer => Terms(answer) == "Terms.\nTheirs.");
    }

    private static string[] Bodies(JsonNode? disclaimers) => [.. disclaimers!.AsArray().Select(one => $"{one!["id"]} {one["body"]}")];

    private static string Preferences(TestHotspot hotspot) => $"/wax/preferences?digest={hotspot.Digest}&uuid={hotspot.UnitUuid}&sessionid=1";

    private static string Terms(WingsAnswer answer) => (string)answer.Json["disclaimers"]?["terms_of_use"]! ?? "";

    private static JsonArray? Integrations(WingsAnswer answer) => answer.Json["integrations"]?.AsArray();
}
