namespace Icaro.Cumulocity.Inventory;

/// <summary><c>/inventory/managedObjects</c>.</summary>
internal static class InventoryRoutes
{
    private const string Api = "inventory";

    public static void MapInventory(this IEndpointRouteBuilder routes)
    {
        var objects = routes.MapGroup("/inventory/managedObjects");
        objects.MapPost("", CreateAsync);
        objects.MapGet("/{id}", Show);
        objects.MapPut("/{id}", UpdateAsync);
        objects.MapDelete("/{id}", (string id, Tenant tenant) => tenant.Delete(id) ? TypedResults.NoContent() : Missing(id));
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, Tenant tenant)
    {
        var (body, refusal) = await request.ReadAsync(Api, MediaTypes.ManagedObject);
        if (body is null)
            return refusal!;
        if (!request.Accepts(MediaTypes.ManagedObject))
            return Exchange.NotAcceptable(Api, MediaTypes.ManagedObject);
        if (FindFault(body) is { } fault)
            return Refusal.Unprocessable(Api, fault);

        var created = tenant.Create(body);
        request.HttpContext.Response.Headers.Location = $"{request.Scheme}://{request.Host}/inventory/managedObjects/{created["id"]}";
        return request.Answer(StatusCodes.Status201Created, created, MediaTypes.ManagedObject);
    }

    private static IResult Show(string id, HttpRequest request, Tenant tenant) =>
        tenant.Find(id) is not { } found ? Missing(id)
        : request.Accepts(MediaTypes.ManagedObject) ? request.Answer(StatusCodes.Status200OK, found, MediaTypes.ManagedObject)
        : Exchange.NotAcceptable(Api, MediaTypes.ManagedObject);

    private static async Task<IResult> UpdateAsync(string id, HttpRequest request, Tenant tenant)
    {
        var (body, refusal) = await request.ReadAsync(Api, MediaTypes.ManagedObject);
        if (body is null)
            return refusal!;
        if (!request.Accepts(MediaTypes.ManagedObject))
            return Exchange.NotAcceptable(Api, MediaTypes.ManagedObject);
        if (body.ContainsKey("id") || FindFaultOfPosition(body) is not null)
            return Refusal.Unprocessable(Api, FindFaultOfPosition(body) ?? "id cannot be changed");

        return tenant.Update(id, body) is { } updated
            ? request.Answer(StatusCodes.Status200OK, updated, MediaTypes.ManagedObject)
            : Missing(id);
    }

    private static IResult Missing(string id) =>
        Refusal.NotFound(Api, $"Finding device data from database failed : No managedObject for id '{id}'!");

    private static string? FindFault(JsonObject body) =>
        body.ContainsKey("id") ? "id is given by the tenant"
        : !body.HasText("name") ? "name is missing"
        : !body.HasText("type") ? "type is missing"
        : body["c8y_IsDevice"] is not JsonObject ? "c8y_IsDevice is missing"
        : FindFaultOfPosition(body);

    private static string? FindFaultOfPosition(JsonObject body) =>
        body["c8y_Position"] is { } position && !position.IsPosition() ? "c8y_Position is none" : null;
}
