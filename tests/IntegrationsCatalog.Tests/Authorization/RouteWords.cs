namespace Icaro.IntegrationsCatalog.Tests.Authorization;

/// <summary>
/// In which words a route refuses those whom <see cref="RouteRules"/> refuse: method, path, status, to whom (<c>*</c> is everybody
/// else), and the message. Clients know them by heart, odd as some of them are.
/// </summary>
internal static class RouteWords
{
    /// <summary>
    /// What a 403 says where the table knows nothing else, and always to an admin, a platform or a link that may do less than all.
    /// </summary>
    public const string Forbidden = "Unauthorized action";

    private const string Table = """
        GET    /api/accounts 404 * No accounts found!
        POST   /api/accounts 401 foreign This hotspot is not yours
        POST   /api/accounts 401 * Permission denied
        GET    /api/accounts/{account} 404 * No account found!
        PUT    /api/accounts/{account} 404 * No account found!
        DELETE /api/accounts/{account} 404 * No account found!
        GET    /api/accounts/{reseller}/api_keys 404 * No reseller found!
        POST   /api/accounts/{reseller}/api_keys 404 * No reseller found!
        DELETE /api/accounts/{reseller}/api_keys/{key} 404 * No API key found!
        GET    /api/accounts/{reseller}/quotas 404 * No account found!
        GET    /api/hotspots/{hotspot}/quotas 404 * No hotspot found!
        POST   /api/hotspots 401 * Permission denied
        GET    /api/hotspots/{hotspot} 404 * No hotspot found!
        PUT    /api/hotspots/{hotspot} 404 * No hotspot found!
        DELETE /api/hotspots/{hotspot} 404 * No hotspot found!
        GET    /api/hotspots/{hotspot}/portal 401 * This hotspot is not yours
        PUT    /api/hotspots/{hotspot}/portal 401 foreign,neighbour This hotspot is not yours
        PUT    /api/hotspots/{hotspot}/portal 401 * Permission denied
        GET    /api/units 404 * No units found!
        POST   /api/units 401 foreign This hotspot is not yours
        POST   /api/units 401 * Permission denied
        GET    /api/units/{unit} 404 * No unit found!
        PUT    /api/units/{unit} 404 * No unit found!
        DELETE /api/units/{unit} 404 * No unit found!
        GET    /api/integrations 404 * No integrations found!
        GET    /api/integrations/{integration}/links 404 * Integration not found
        POST   /api/integrations/{integration}/links 404 * Integration not found
        DELETE /api/integrations/{integration}/links/{link} 404 * No link found!
        DELETE /api/logins/{login} 404 * No login found!
        GET    /api/account_integrations/{reseller} 403 * Operation not permitted!
        POST   /api/account_integrations/{reseller}/{spare} 401 * Operation not permitted
        DELETE /api/account_integrations/{reseller}/{integration} 403 * Operation not permitted!
        GET    /api/hotspot_integrations/{hotspot} 401 * This hotspot is not yours
        PUT    /api/hotspot_integrations/{hotspot}/{integration} 401 * This hotspot is not yours
        DELETE /api/hotspot_integrations/{hotspot}/{integration} 401 * This hotspot is not yours
        GET    /api/stats/sms/accounts 404 * No sms account found!
        GET    /api/stats/sms/accounts/{reseller} 404 * No sms account found!
        POST   /api/stats/sms/accounts/{reseller} 403 * Operation not permitted!
        PUT    /api/stats/sms/accounts/{reseller} 404 * No sms account found!
        GET    /api/users/{guest} 404 * No user found!
        GET    /api/users_expired/{guest} 404 * No user found!
        GET    /api/devices/{guest} 404 * No device found!
        GET    /api/sessions/{guest} 404 * No session found!
        GET    /api/histories/{guest} 404 * No session history found!
        GET    /api/marketing/{hotspot} 404 * No marketing preferences found!
        PUT    /api/marketing/{hotspot} 401 * This hotspot is not yours
        POST   /api/marketing/testmail/{hotspot}/{mail} 400 * Email send failed.
        GET    /api/preferences/accounts/{account} 404 * No preference found
        GET    /api/preferences/hotspots/{hotspot} 404 * No preferences found!
        PUT    /api/preferences/hotspots/{hotspot} 401 * This hotspot is not yours
        GET    /api/disclaimers/accounts/{reseller} 404 * No disclaimer found
        POST   /api/disclaimers/accounts/{reseller} 403 * Operation not permitted!
        DELETE /api/disclaimers/{disclaimer} 403 * Operation not permitted!
        """;

    private static readonly Words[] All = [.. Table.Split('\n').Select(Parse)];

    /// <returns>Null where the table has none, which only a 403 can do without.</returns>
    public static string? Find(RouteRule rule, string caller)
    {
        var status = rule.StatusOf(caller);
        var isWithinRole = caller is not ("operator" or "reader" or "read" or "write" or "link" or "share");
        return status == 403 && !(isWithinRole && Array.Exists(All, words => words.AreOf(rule, status)))
            ? Forbidden
            : Array.Find(All, words => words.AreOf(rule, status) && words.AreFor(caller))?.Message;
    }

    private static Words Parse(string line)
    {
        var parts = line.Split(' ', 5, StringSplitOptions.RemoveEmptyEntries);
        return new(parts[0], parts[1], int.Parse(parts[2]), parts[3].Split(','), parts[4]);
    }

    private sealed record Words(string Method, string Path, int Status, string[] Callers, string Message)
    {
        public bool AreOf(RouteRule rule, int status) => (Method, Path, Status) == (rule.Method, rule.Path, status);

        public bool AreFor(string caller) => Callers.Contains(caller) || Callers is ["*"];
    }
}
