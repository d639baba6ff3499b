namespace Icaro.IntegrationsCatalog.Tests.Authorization;

/// <summary>
/// Who may what: for each route of the API, what each of <see cref="World.Callers"/> is answered. The ids in the paths are those of
/// the owner's hotspot. 401 and 403 are refusals, 404 is what one may not know of, 400 is a body that was looked at.
/// </summary>
internal static class RouteRules
{
    /// <summary>Routes that ask for no token.</summary>
    public static readonly string[] Open = ["POST /api/login", "POST /api/logout"];

    /// <summary>Routes that browsers come by without a token, to show one.</summary>
    public static readonly string[] OpenPages = ["POST /marketplace/session", "GET /marketplace/assets/enter.js"];

    /// <summary>Routes that ask for the api key of a module instead.</summary>
    public static readonly string[] OfModules =
    [
        "POST /api/v5/integration-modules/{}/edit", "GET /api/v5/integration-modules/{}", "POST /api/v5/integration-modules/{}/update-scopes",
        "GET /api/credentials", "GET /api/system-info", "GET /api/api-versions",
        "any /api/v5/{}", "any /api/v4/{}", "any /api/v3/{}", "any /api/api-versions", "any /api/credentials", "any /api/system-info",
    ];

    private const string Table = """
                                                                 admn oper rdr  ownr frgn cust desk nghb read writ full link shar
        GET    /api/accounts                                     200  200  200  200  404  200  200  200  200  200  200  403  403
        POST   /api/accounts                                     201  403  403  201  401  401  401  401  403  401  401  403  403
        GET    /api/accounts/{account}                           200  200  200  200  404  200  200  404  200  200  200  403  403
        PUT    /api/accounts/{account}                           200  403  403  200  404  200  404  404  403  200  200  403  403
        DELETE /api/accounts/{account}                           200  403  403  200  404  403  403  403  403  403  403  403  403
        GET    /api/accounts/{reseller}/api_keys                 200  200  200  200  404  403  403  403  403  403  403  403  403
        POST   /api/accounts/{reseller}/api_keys                 201  403  403  201  404  403  403  403  403  403  403  403  403
        DELETE /api/accounts/{reseller}/api_keys/{key}           200  403  403  200  404  403  403  403  403  403  403  403  403
        GET    /api/accounts/{reseller}/quotas                   200  200  200  200  404  403  403  403  403  403  403  403  403
        GET    /api/hotspots/{hotspot}/quotas                    200  200  200  200  404  403  403  403  403  403  403  403  403
        GET    /api/hotspots                                     200  200  200  200  200  200  200  200  200  200  200  403  403
        POST   /api/hotspots                                     201  403  403  201  201  401  401  401  403  401  401  403  403
        GET    /api/hotspots/{hotspot}                           200  200  200  200  404  200  200  404  200  200  200  403  403
        PUT    /api/hotspots/{hotspot}                           200  403  403  200  404  403  403  403  403  403  403  403  403
        DELETE /api/hotspots/{hotspot}                           200  403  403  200  404  403  403  403  403  403  403  403  403
        GET    /api/hotspots/{hotspot}/portal                    200  200  200  200  401  200  200  401  403  403  200  403  403
        PUT    /api/hotspots/{hotspot}/portal                    200  403  403  200  401  401  401  401  403  403  401  403  403
        GET    /api/units                                        200  200  200  200  404  200  200  404  200  200  200  403  403
        POST   /api/units                                        201  403  403  201  401  401  401  401  403  401  401  403  403
        GET    /api/units/{unit}                                 200  200  200  200  404  200  200  404  200  200  200  403  403
        PUT    /api/units/{unit}                                 200  403  403  200  404  403  403  403  403  403  403  403  403
        DELETE /api/units/{unit}                                 200  403  403  200  404  403  403  403  403  403  403  403  403
        GET    /api/integrations                                 200  200  200  200  404  200  200  200  403  403  200  403  403
        POST   /api/integrations                                 201  403  403  403  403  403  403  403  403  403  403  403  403
        PUT    /api/integrations/{integration}                   200  403  403  403  403  403  403  403  403  403  403  403  403
        POST   /api/integrations/{integration}/rotate_secret     200  403  403  403  403  403  403  403  403  403  403  200  403
        GET    /api/integrations/{integration}/links             200  200  200  200  404  403  403  403  403  403  403  403  403
        POST   /api/integrations/{integration}/links             201  201  403  201  404  403  403  403  403  403  403  403  403
        DELETE /api/integrations/{integration}/links/{link}      200  200  403  200  404  403  403  403  403  403  403  403  403
        GET    /api/integrations/link                            403  403  403  403  403  403  403  403  403  403  403  200  200
        DELETE /api/integrations/{spare}                         200  403  403  403  403  403  403  403  403  403  403  403  403
        GET    /api/account_integrations/{reseller}              200  200  200  403  403  403  403  403  403  403  403  403  403
        POST   /api/account_integrations/{reseller}/{spare}      201  403  403  401  401  401  401  401  403  403  401  403  403
        DELETE /api/account_integrations/{reseller}/{integration} 200  403  403  403  403  403  403  403  403  403  403  403  403
        GET    /api/hotspot_integrations/{hotspot}               200  200  200  200  401  200  200  401  403  403  200  403  403
        PUT    /api/hotspot_integrations/{hotspot}/{integration} 200  200  403  200  401  200  200  401  403  403  200  403  403
        DELETE /api/hotspot_integrations/{hotspot}/{integration} 200  200  403  200  401  200  200  401  403  403  200  403  403
        GET    /api/subscription_plans                           200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/logins                                       200  200  200  200  200  200  200  200  403  403  403  403  403
        DELETE /api/logins                                       200  200  200  200  200  200  200  200  403  403  403  403  403
        DELETE /api/logins/{login}                               200  403  403  404  404  200  404  404  403  403  403  403  403
        GET    /api/audit                                        200  200  200  403  403  403  403  403  403  403  403  403  403
        GET    /api/sealing                                      200  200  200  403  403  403  403  403  403  403  403  403  403
        GET    /api/outbox/refused                               200  200  200  403  403  403  403  403  403  403  403  403  403
        POST   /api/outbox/refused/retry                         200  200  403  403  403  403  403  403  403  403  403  403  403
        GET    /api/stats/accounts/total                         200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/stats/hotspots/total                         200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/stats/units/total                            200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/stats/users/total                            200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/stats/devices/total                          200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/stats/sessions/total                         200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/stats/sms/accounts                           404  404  404  200  200  404  404  404  403  403  404  403  403
        GET    /api/stats/sms/accounts/{reseller}                200  200  200  200  200  404  404  404  403  403  404  403  403
        POST   /api/stats/sms/accounts/{reseller}                200  403  403  403  403  403  403  403  403  403  403  403  403
        PUT    /api/stats/sms/accounts/{reseller}                200  403  403  200  200  404  404  404  403  403  404  403  403
        GET    /api/stats/sms/hotspots                           200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/stats/sms/hotspots/{hotspot}                 200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/stats/reports/{graph}/graph                  200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/users                                        200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/users/{guest}                                404  404  404  404  404  404  404  404  403  403  404  403  403
        GET    /api/users_expired                                200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/users_expired/{guest}                        404  404  404  404  404  404  404  404  403  403  404  403  403
        GET    /api/devices                                      200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/devices/{guest}                              404  404  404  404  404  404  404  404  403  403  404  403  403
        GET    /api/sessions                                     200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/sessions/{guest}                             404  404  404  404  404  404  404  404  403  403  404  403  403
        GET    /api/histories                                    200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/histories/{guest}                            404  404  404  404  404  404  404  404  403  403  404  403  403
        GET    /api/vouchers/{hotspot}                           200  200  200  200  200  200  200  200  403  403  200  403  403
        GET    /api/preferences/accounts/{account}               200  200  200  404  404  200  404  404  403  403  200  403  403
        PUT    /api/preferences/accounts/{account}               201  403  403  201  201  201  201  201  403  403  201  403  403
        GET    /api/preferences/hotspots/{hotspot}               200  200  200  200  404  200  200  404  403  403  200  403  403
        PUT    /api/preferences/hotspots/{hotspot}               200  403  403  200  401  200  200  401  403  403  200  403  403
        GET    /api/marketing/{hotspot}                          200  200  200  200  404  200  200  404  403  403  200  403  403
        PUT    /api/marketing/{hotspot}                          200  403  403  200  401  200  200  401  403  403  200  403  403
        POST   /api/marketing/testmail/{hotspot}/{mail}          400  403  403  400  400  400  400  400  403  403  400  403  403
        GET    /api/disclaimers/accounts/{reseller}              200  200  200  200  404  404  404  404  403  403  404  403  403
        POST   /api/disclaimers/accounts/{reseller}              201  403  403  403  403  403  403  403  403  403  403  403  403
        DELETE /api/disclaimers/{disclaimer}                     200  403  403  403  403  403  403  403  403  403  403  403  403
        GET    /marketplace/partner/modules                      200  200  200  200  200  403  403  403  403  403  403  403  403
        POST   /marketplace/partner/modules                      201  403  403  201  201  403  403  403  403  403  403  403  403
        GET    /marketplace/partner/modules/{module}             404  404  404  200  404  403  403  403  403  403  403  403  403
        PUT    /marketplace/partner/modules/{module}             404  403  403  200  404  403  403  403  403  403  403  403  403
        POST   /marketplace/partner/modules/{module}/rotate_secret 404  403  403  200  404  403  403  403  403  403  403  403  403
        DELETE /marketplace/partner/modules/{lone}               404  403  403  200  404  403  403  403  403  403  403  403  403
        GET    /marketplace/modules                              200  200  200  200  200  403  403  403  403  403  403  403  403
        GET    /marketplace/modules/{module}                     404  404  404  200  404  403  403  403  403  403  403  403  403
        GET    /marketplace/modules/{module}/enter               404  404  404  200  404  403  403  403  403  403  403  403  403
        POST   /marketplace/modules/{module}/connect             404  403  403  200  404  403  403  403  403  403  403  403  403
        POST   /marketplace/modules/{module}/activate            404  403  403  200  404  403  403  403  403  403  403  403  403
        POST   /marketplace/modules/{module}/deactivate          404  403  403  200  404  403  403  403  403  403  403  403  403
        POST   /marketplace/modules/{module}/disconnect          404  403  403  200  404  403  403  403  403  403  403  403  403
        GET    /marketplace/connections                          200  200  200  200  200  403  403  403  403  403  403  403  403
        POST   /marketplace/connections/{connection}/freeze      200  200  403  403  403  403  403  403  403  403  403  403  403
        POST   /marketplace/connections/{connection}/unfreeze    200  200  403  403  403  403  403  403  403  403  403  403  403
        """;

    public static IReadOnlyList<RouteRule> All { get; } = [.. Table.Split('\n').Skip(1).Select(Parse)];

    public static RouteRule Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(words[0], words[1], [.. words[2..].Select(int.Parse)]);
    }
}

/// <param name="Path">Names ids of the <see cref="World"/>, which may say more than the route's parameter does.</param>
internal sealed record RouteRule(string Method, string Path, int[] Statuses)
{
    /// <summary>Or of the marketplace.</summary>
    public bool IsOfApi => Path.StartsWith("/api", StringComparison.Ordinal);

    public int StatusOf(string caller) => Statuses[Array.IndexOf(World.Callers, caller)];
}
