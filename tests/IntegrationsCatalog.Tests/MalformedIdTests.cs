namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class MalformedIdTests(CatalogApplication catalog)
{
    /// <summary>Parts of paths that are texts.</summary>
    private static readonly string[] Texts = ["{graph}", "{mail}"];

    public static TheoryData<string, string, string> Paths { get; } = new()
    {
        { "GET", "/api/accounts/{id}", "Account id error" },
        { "PUT", "/api/accounts/{id}", "Account id error" },
        { "DELETE", "/api/accounts/{id}", "Account id error" },
        { "GET", "/api/accounts?hotspot={id}", "Hotspot id error" },
        { "GET", "/api/accounts/{id}/api_keys", "Account id error" },
        { "POST", "/api/accounts/{id}/api_keys", "Account id error" },
        { "DELETE", "/api/accounts/{id}/api_keys/1", "Account id error" },
        { "DELETE", "/api/accounts/1/api_keys/{id}", "API key id error" },
        { "GET", "/api/accounts/{id}/quotas", "Account id error" },
        { "GET", "/api/hotspots/{id}/quotas", "Hotspot id error" },
        { "GET", "/api/hotspots/{id}", "Hotspot id error" },
        { "PUT", "/api/hotspots/{id}", "Hotspot id error" },
        { "DELETE", "/api/hotspots/{id}", "Hotspot id error" },
        { "GET", "/api/hotspots/{id}/portal", "Hotspot id error" },
        { "PUT", "/api/hotspots/{id}/portal", "Hotspot id error" },
        { "GET", "/api/units/{id}", "Unit id error" },
        { "PUT", "/api/units/{id}", "Unit id error" },
        { "DELETE", "/api/units/{id}", "Unit id error" },
        { "GET", "/api/units?hotspot={id}", "Hotspot id error" },
        { "PUT", "/api/integrations/{id}", "Integration id error" },
        { "DELETE", "/api/integrations/{id}", "Integration id error" },
        { "POST", "/api/integrations/{id}/rotate_secret", "Integration id error" },
        { "GET", "/api/integrations/{id}/links", "Integration id error" },
        { "POST", "/api/integrations/{id}/links", "Integration id error" },
        { "DELETE", "/api/integrations/{id}/links/1", "Integration id error" },
        { "DELETE", "/api/integrations/1/links/{id}", "Link id error" },
        { "GET", "/api/logins?account={id}", "Account id error" },
        { "DELETE", "/api/logins?account={id}", "Account id error" },
        { "DELETE", "/api/logins/{id}", "Login id error" },
        { "GET", "/api/account_integrations/{id}", "Reseller id error" },
        { "POST", "/api/account_integrations/{id}/1", "Reseller id error" },
        { "POST", "/api/account_integrations/1/{id}", "Integration id error" },
        { "DELETE", "/api/account_integrations/{id}/1", "Reseller id error" },
        { "DELETE", "/api/account_integrations/1/{id}", "Integration id error" },
        { "GET", "/api/hotspot_integrations/{id}", "Hotspot id error" },
        { "PUT", "/api/hotspot_integrations/{id}/1", "Hotspot id error" },
        { "PUT", "/api/hotspot_integrations/1/{id}", "Integration id error" },
        { "DELETE", "/api/hotspot_integrations/{id}/1", "Hotspot id error" },
        { "DELETE", "/api/hotspot_integrations/1/{id}", "Integration id error" },
        { "GET", "/api/stats/sms/accounts/{id}", "Account id error" },
        { "POST", "/api/stats/sms/accounts/{id}", "Account id error" },
        { "PUT", "/api/stats/sms/accounts/{id}", "Account id error" },
        { "GET", "/api/stats/sms/hotspots/{id}", "Hotspot id error" },
        { "GET", "/api/users/{id}", "Guest id error" },
        { "GET", "/api/users_expired/{id}", "Guest id error" },
        { "GET", "/api/devices/{id}", "Guest id error" },
        { "GET", "/api/sessions/{id}", "Guest id error" },
        { "GET", "/api/histories/{id}", "Guest id error" },
        { "GET", "/api/vouchers/{id}", "Hotspot id error" },
        { "GET", "/api/marketing/{id}", "Hotspot id error" },
        { "PUT", "/api/marketing/{id}", "Hotspot id error" },
        { "POST", "/api/marketing/testmail/{id}/1", "Hotspot id error" },
        { "GET", "/api/preferences/accounts/{id}", "Account id error" },
        { "PUT", "/api/preferences/accounts/{id}", "Account id error" },
        { "GET", "/api/preferences/hotspots/{id}", "Hotspot id error" },
        { "PUT", "/api/preferences/hotspots/{id}", "Hotspot id error" },
        { "GET", "/api/disclaimers/accounts/{id}", "Account id error" },
        { "POST", "/api/disclaimers/accounts/{id}", "Account id error" },
        { "DELETE", "/api/disclaimers/{id}", "Disclaimer id error" },
    };

    public static TheoryData<string, string, int, string> UnknownPaths { get; } = new()
    {
        { "GET", "/api/accounts/{id}", 404, "No account found!" },
        { "PUT", "/api/accounts/{id}", 404, "No account found!" },
        { "DELETE", "/api/accounts/{id}", 404, "No account found!" },
        { "GET", "/api/accounts?hotspot={id}", 404, "No accounts found!" },
        { "GET", "/api/accounts/{id}/api_keys", 404, "No reseller found!" },
        { "DELETE", "/api/accounts/{id}/api_keys/1", 404, "No API key found!" },
        { "GET", "/api/accounts/{id}/quotas", 404, "No account found!" },
        { "GET", "/api/hotspots/{id}/quotas", 404, "No hotspot found!" },
        { "GET", "/api/hotspots/{id}", 404, "No hotspot found!" },
        { "PUT", "/api/hotspots/{id}", 404, "No hotspot found!" },
        { "DELETE", "/api/hotspots/{id}", 404, "No hotspot found!" },
        { "GET", "/api/hotspots/{id}/portal", 401, "This hotspot is not yours" },
        { "GET", "/api/units/{id}", 404, "No unit found!" },
        { "PUT", "/api/units/{id}", 404, "No unit found!" },
        { "DELETE", "/api/units/{id}", 404, "No unit found!" },
        { "GET", "/api/units?hotspot={id}", 404, "No units found!" },
        { "PUT", "/api/integrations/{id}", 404, "Integration not found" },
        { "POST", "/api/integrations/{id}/rotate_secret", 404, "Integration not found" },
        { "GET", "/api/integrations/{id}/links", 404, "Integration not found" },
        { "POST", "/api/integrations/{id}/links", 404, "Integration not found" },
        { "DELETE", "/api/integrations/{id}/links/1", 404, "No link found!" },
        { "DELETE", "/api/integrations/1/links/{id}", 404, "No link found!" },
        { "DELETE", "/api/integrations/{id}", 404, "Integration not found" },
        { "GET", "/api/logins?account={id}", 404, "No account found!" },
        { "DELETE", "/api/logins?account={id}", 404, "No account found!" },
        { "DELETE", "/api/logins/{id}", 404, "No login found!" },
        { "GET", "/api/account_integrations/{id}", 404, "No integrations found!" },
        { "POST", "/api/account_integrations/{id}/1", 404, "No reseller found!" },
        { "DELETE", "/api/account_integrations/{id}/1", 404, "No integration found!" },
        { "DELETE", "/api/account_integrations/1/{id}", 404, "No integration found!" },
        { "GET", "/api/hotspot_integrations/{id}", 401, "This hotspot is not yours" },
        { "PUT", "/api/hotspot_integrations/{id}/1", 401, "This hotspot is not yours" },
        { "DELETE", "/api/hotspot_integrations/{id}/1", 401, "This hotspot is not yours" },
        { "GET", "/api/stats/sms/accounts/{id}", 404, "No sms account found!" },
        { "GET", "/api/preferences/accounts/{id}", 404, "No preference found" },
        { "GET", "/api/preferences/hotspots/{id}", 404, "No preferences found!" },
        { "GET", "/api/disclaimers/accounts/{id}", 404, "No disclaimer found" },
        { "DELETE", "/api/disclaimers/{id}", 404, "No disclaimer found!" },
    };

    [Fact]
    public void Every_id_in_a_path_has_a_row() => Assert.Equal(
        RouteRules.All.Where(rule => rule.IsOfApi).SelectMany(OneIdEach).Order(),
        Paths.Select(row => $"{row.Data.Item1} {row.Data.Item2}").Where(row => !row.Contains('?')).Order());

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task An_id_that_is_none_is_refused_in_the_routes_own_words(string method, string path, string message)
    {
        var admin = await catalog.AsAdminAsync();

        foreach (var id in new[] { "2abc", "0", "-1", "+1", "1.0", "2147483648", "99999999999999999999", "%20", "١" })
        {
            var answer = await admin.SendAsync(new HttpMethod(method), path.Replace("{id}", id, StringComparison.Ordinal));
            Assert.Equal(Answer.Message(400, message), answer);
        }
    }

    [Theory]
    [MemberData(nameof(UnknownPaths))]
    public async Task The_largest_id_is_like_any_that_nobody_has(string method, string path, int status, string message)
    {
        var admin = await catalog.AsAdminAsync();

        var answer = await admin.SendEmptyJsonAsync(new HttpMethod(method), path.Replace("{id}", "2147483647", StringComparison.Ordinal));

        Assert.Equal(Answer.Message(status, message), answer);
    }

    /// <summary>The route as often as it has ids, each time with another one to be malformed.</summary>
    private static IEnumerable<string> OneIdEach(RouteRule rule)
    {
        var (names, segments) = (rule.Path.Split('/'), RouteTable.Shape(rule.Path).Split('/'));
        return segments.Index().Where(segment => segment.Item == "{}" && !Texts.Contains(names[segment.Index])).Select(malformed => $"{rule.Method} " + string.Join(
            '/', segments.Select((segment, i) => segment != "{}" ? segment : i == malformed.Index ? "{id}" : "1")));
    }
}
