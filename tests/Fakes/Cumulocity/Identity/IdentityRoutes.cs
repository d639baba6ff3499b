namespace Icaro.Cumulocity.Identity;

/// <summary><c>/identity</c>: which object an id of the outside world means.</summary>
internal static class IdentityRoutes
{
    private const string Api = "identity";

    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/identity/externalIds/{type}/{externalId}", Show);
        routes.MapDelete("/identity/externalIds/{type}/{externalId}", (string type, string externalId, Tenant tenant) =>
            tenant.Unbind(type, externalId) ? TypedResults.NoContent() : Missing(type, externalId));
        routes.MapGet("/identity/globalIds/{id}/externalIds", List);
        routes.MapPost("/identity/globalIds/{id}/externalIds", BindAsync);
    }

    private static IResult Show(string type, string externalId, HttpRequest request, Tenant tenant) =>
        tenant.Bound(type, externalId) is not { } id
            ? Missing(type, externalId)
        : request.Accepts(MediaTypes.ExternalId)
            ? request.Answer(StatusCodes.Status200OK, Binding(request, type, externalId, id), MediaTypes.ExternalId)
        : Exchange.NotAcceptable(Api, MediaTypes.ExternalId);

    private static IResult List(string id, HttpRequest request, Tenant tenant) =>
        !request.Accepts(MediaTypes.ExternalIds) ? Exchange.NotAcceptable(Api, MediaTypes.ExternalIds)
        : tenant.Find(id) is null ? Refusal.NotFound(Api, $"No managedObject for id '{id}'")
        : request.Answer(
            StatusCodes.Status200OK,
            new JsonObject
            {
                ["self"] = request.Url(request.Path.Value!),
                ["externalIds"] = new JsonArray([.. tenant.BoundTo(id).Select(one => Binding(request, one.Type, one.ExternalId, id))]),
            },
            MediaTypes.ExternalIds);

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
        if (tenant.Bind(type, externalId, id))
        {
            var binding = Binding(request, type, externalId, id);
            request.HttpContext.Response.Headers.Location = (string)binding["self"]!;
            return request.Answer(StatusCodes.Status201Created, binding, MediaTypes.ExternalId);
        }

        return Refusal.Of(StatusCodes.Status409Conflict, $"{Api}/Duplicate", $"External id already bound to another object: {externalId}");
    }

    private static JsonObject WithoutId(JsonObject found)
    {
        found.Remove("id");
        return found;
    }

    private static IResult Missing(string type, string externalId) =>
        Refusal.NotFound(Api, $"External id not found; external id = ID [type={type}, value={externalId}]");

    private static JsonObject Binding(HttpRequest request, string type, string externalId, string id) => new()
    {
        ["self"] = request.Url($"/identity/externalIds/{Uri.EscapeDataString(type)}/{Uri.EscapeDataString(externalId)}"),
        ["type"] = type,
        ["externalId"] = externalId,
        ["managedObject"] = request.Linked("/inventory/managedObjects", new() { ["id"] = id }),
    };
}
