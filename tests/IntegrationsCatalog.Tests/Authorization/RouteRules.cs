namespace Icaro.IntegrationsCatalog.Tests.Authorization;

/// <summary>
/// Who may what: for each route of the API, what each of <see cref="World.Callers"/> is answered. The ids in the paths are those of
/// the owner's hotspot. 401 and 403 are refusals, 404 is what one may not know of, 400 is a body that was looked at.
/// </summary>
internal static class RouteRules
{
    /// <summary>Routes that ask for no token.</summary>
    public static readonly string[] Open = ["POST /api/login", "POST /api/logout"];

    private const string Table = """
                                                             admin owner foreign customer desk neighbour read write full
        GET    /api/accounts                                 200   200   404     200      200  200       200  200   200
        POST   /api/accounts                                 201   201   401     401      401  401       403  401   401
        GET    /api/accounts/{account}                       200   200   404     200      200  404       200  200   200
        PUT    /api/accounts/{account}                       200   200   404     200      404  404       403  200   200
        DELETE /api/accounts/{account}                       200   200   404     403      403  403       403  403   403
        GET    /api/accounts/{reseller}/api_keys             200   200   404     403      403  403       403  403   403
        POST   /api/accounts/{reseller}/api_keys             201   201   404     403      403  403       403  403   403
        DELETE /api/accounts/{reseller}/api_keys/{key}       200   200   404     403      403  403       403  403   403
        GET    /api/hotspots                                 200   200   200     200      200  200       200  200   200
        POST   /api/hotspots                                 201   201   201     401      401  401       403  401   401
        GET    /api/hotspots/{hotspot}                       200   200   404     200      200  404       200  200   200
        PUT    /api/hotspots/{hotspot}                       200   200   404     403      403  403       403  403   403
        DELETE /api/hotspots/{hotspot}                       200   200   404     403      403  403       403  403   403
        GET    /api/hotspots/{hotspot}/portal                200   200   401     200      200  401       403  403   200
        PUT    /api/hotspots/{hotspot}/portal                200   200   401     401      401  401       403  403   401
        GET    /api/units                                    200   200   404     200      200  404       200  200   200
        POST   /api/units                                    201   201   401     401      401  401       403  401   401
        GET    /api/units/{unit}                             200   200   404     200      200  404       200  200   200
        PUT    /api/units/{unit}                             200   200   404     403      403  403       403  403   403
        DELETE /api/units/{unit}                             200   200   404     403      403  403       403  403   403
        GET    /api/integrations                             200   200   404     200      200  200       403  403   200
        POST   /api/integrations                             201   403   403     403      403  403       403  403   403
        PUT    /api/integrations/{integration}               200   403   403     403      403  403       403  403   403
        POST   /api/integrations/{integration}/rotate_secret 200   403   403     403      403  403       403  403   403
        DELETE /api/integrations/{spare}                     200   403   403     403      403  403       403  403   403
        GET    /api/account_integrations/{reseller}          200   403   403     403      403  403       403  403   403
        POST   /api/account_integrations/{reseller}/{spare}  201   401   401     401      401  401       403  403   401
        DELETE /api/account_integrations/{reseller}/{integration} 200 403 403    403      403  403       403  403   403
        GET    /api/hotspot_integrations/{hotspot}           200   200   401     200      200  401       403  403   200
        PUT    /api/hotspot_integrations/{hotspot}/{integration}    200 200 401  200      200  401       403  403   200
        DELETE /api/hotspot_integrations/{hotspot}/{integration}    200 200 401  200      200  401       403  403   200
        GET    /api/subscription_plans                       200   200   200     200      200  200       403  403   200
        GET    /api/stats/accounts/total                     200   200   200     200      200  200       403  403   200
        GET    /api/stats/hotspots/total                     200   200   200     200      200  200       403  403   200
        GET    /api/stats/units/total                        200   200   200     200      200  200       403  403   200
        GET    /api/stats/users/total                        200   200   200     200      200  200       403  403   200
        GET    /api/stats/devices/total                      200   200   200     200      200  200       403  403   200
        GET    /api/stats/sessions/total                     200   200   200     200      200  200       403  403   200
        GET    /api/stats/sms/accounts                       404   200   200     404      404  404       403  403   404
        GET    /api/stats/sms/accounts/{reseller}            200   200   200     404      404  404       403  403   404
        GET    /api/preferences/accounts/{account}           404   404   404     404      404  404       403  403   404
        PUT    /api/preferences/accounts/{account}           201   201   201     201      201  201       403  403   201
        GET    /api/preferences/hotspots/{hotspot}           404   404   404     404      404  404       403  403   404
        PUT    /api/preferences/hotspots/{hotspot}           200   200   401     200      200  401       403  403   200
        GET    /api/disclaimers/accounts/{reseller}          200   200   404     404      404  404       403  403   404
        POST   /api/disclaimers/accounts/{reseller}          201   403   403     403      403  403       403  403   403
        DELETE /api/disclaimers/{disclaimer}                 200   403   403     403      403  403       403  403   403
        """;

    public static IReadOnlyList<RouteRule> All { get; } = [.. Table.Split('\n').Skip(1).Select(Parse)];

    public static RouteRule Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(words[0], words[1], [.. words[2..].Select(int.Parse)]);
    }
}

/// <param name="Path">Names ids of the <see cref="World"/>, which may say more than the route's parameter does.</param>
internal sealed record RouteRule(string Method, string Path, int[] Statuses);
