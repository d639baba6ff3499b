namespace Icaro.Cumulocity.Identity;

/// <summary><c>/identity</c>: which object an id of the outside world means.</summary>
internal static class IdentityRoutes
{
    private const string Api = "identity";

    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/identity/externalIds/{type}/{externalId}", Show);
        routes.MapPost("/identity/globalIds/{id}/externalIds", BindAsync);
    }

    private static IResult Show(string type, string externalId, HttpRequest request, Tenant tenant) =>
        tenant.Bound(type, externalId) is not { } id
            ? Refusal.NotFound(Api, $"External id not found; external id = ID [type={type}, value={externalId}]")
        : request.Accepts(MediaTypes.ExternalId)
            ? request.Answer(StatusCodes.Status200OK, Binding(type, externalId, id), MediaTypes.ExternalId)
        : Exchange.NotAcceptable(Api, MediaTypes.ExternalId);

    private static async Task<IResult> BindAsync(string id, HttpRequest request, Tenant tenant, Misbehavior misbehavior)
    {
        var (body, refusal) = await request.ReadAsync(Api, MediaTypes.ExternalId);
        if (body is null)
            return refusal!;
        if (!request.Accepts(MediaTypes.ExternalId))
            return Exchange.NotAcceptable(Api, MediaTypes.ExternalId);
        if (!body.HasText("type") || !body.HasText("externalId"))
            return Refusal.Unprocessable(Api, "type or externalId is missing");
        if (tenant.Find(id) is not { } bound)
            return Refusal.NotFound(Api, $"No managedObject for id '{id}'");

        var (type, externalId) = (body.Text("type")!, body.Text("externalId")!);
        if (misbehavior.TakeRace())
            tenant.Bind(type, externalId, (string)tenant.Create(WithoutId(bound))["id"]!);
        return tenant.Bind(type, externalId, id)
            ? request.Answer(StatusCodes.Status201Created, Binding(type, externalId, id), MediaTypes.ExternalId)
            : Refusal.Of(StatusCodes.Status409Conflict, $"{Api}/Duplicate", $"External id already bound to another object: {externalId}");
    }

    private static JsonObject WithoutId(JsonObject found)
    {
        found.Remove("id");
        return found;
    }

    private static JsonObject Binding(string type, string externalId, string id) => new()
    {
        ["type"] = type,
        ["externalId"] = externalId,
        ["managedObject"] = new JsonObject { ["id"] = id },
    };
}
