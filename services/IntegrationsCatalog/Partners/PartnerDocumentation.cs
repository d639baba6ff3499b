namespace Icaro.IntegrationsCatalog.Partners;

/// <summary>What the OpenAPI document says of the partners' routes besides.</summary>
internal static class PartnerDocumentation
{
    /// <summary>A body that the route reads itself, whatever type and charset the request claims.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder route, T example, JsonTypeInfo<T> json)
        where T : notnull =>
        route.Accepts<T>("application/json", "*/*").Takes(example, json);

    public static RouteHandlerBuilder RefusesFaulty(this RouteHandlerBuilder route, string path, string message) =>
        route.Answers(
            new FaultyRequest("Request is faulty", [new(path, message)]),
            FaultyRequestJson.Default.FaultyRequest,
            StatusCodes.Status400BadRequest);

    public static RouteHandlerBuilder RefusesProject(this RouteHandlerBuilder route, params ReadOnlySpan<string> others) =>
        route.Refuses(StatusCodes.Status404NotFound, [RouteProject.NoOrganization, RouteProject.NoProject, .. others]);
}
