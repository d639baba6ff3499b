namespace Icaro.IntegrationsCatalog.Tests.Authorization;

/// <summary>
/// Who may what of the partners' routes. The ids in the paths are those of the owner's organization and project: to others they
/// are like unknown ones. Keys go with their organization's id, but for <c>mixed</c>, which is the foreign key under the owner's.
/// </summary>
internal static class PartnerRules
{
    public static readonly string[] Callers = ["owner", "foreign", "mixed", "revoked", "login"];

    private const string Table = """
                                                                                              owner foreign mixed revoked login
        GET    /v1/organizations/{organization}/projects                                      200   404     401   401     401
        POST   /v1/organizations/{organization}/projects                                      201   404     401   401     401
        GET    /v1/organizations/{organization}/projects/{project}                            200   404     401   401     401
        GET    /v1/organizations/{organization}/projects/{project}/devices                    200   404     401   401     401
        POST   /v1/organizations/{organization}/projects/{project}/devices                    201   404     401   401     401
        GET    /v1/organizations/{organization}/projects/{project}/devices/{device}           200   404     401   401     401
        PUT    /v1/organizations/{organization}/projects/{project}/devices/{device}           200   404     401   401     401
        DELETE /v1/organizations/{organization}/projects/{project}/devices/{device}           200   404     401   401     401
        POST   /v1/organizations/{organization}/projects/{project}/devices/{device}/data      200   404     401   401     401
        GET    /v1/organizations/{organization}/projects/{project}/data                       200   404     401   401     401
        POST   /v1/organizations/{organization}/projects/{project}/data                       200   404     401   401     401
        GET    /v1/organizations/{organization}/projects/{project}/integrations               200   404     401   401     401
        POST   /v1/organizations/{organization}/projects/{project}/integrations               201   404     401   401     401
        GET    /v1/organizations/{organization}/projects/{project}/integrations/{integration} 200   404     401   401     401
        PUT    /v1/organizations/{organization}/projects/{project}/integrations/{integration} 200   404     401   401     401
        DELETE /v1/organizations/{organization}/projects/{project}/integrations/{integration} 200   404     401   401     401
        """;

    public static IReadOnlyList<RouteRule> All { get; } = [.. Table.Split('\n').Skip(1).Select(RouteRules.Parse)];
}
