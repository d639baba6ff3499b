namespace Icaro.Cumulocity.Inventory;

/// <summary><c>/inventory/managedObjects</c>.</summary>
internal static class InventoryRoutes
{
    private const string Api = "inventory";
    private const string Path = "/inventory/managedObjects";

    public static void MapInventory(this IEndpointRouteBuilder routes)
    {
        var objects = routes.MapGroup(Path);
        objects.MapPost("", CreateAsync);
        objects.MapGet("", List);
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

        return request.Created(Path, tenant.Create(body), MediaTypes.ManagedObject);
    }

    private static IResult List(HttpRequest request, Tenant tenant) => ObjectFilter.Of(request.Query) is { } filter
        ? request.Page(Api, "managedObjects", tenant.Objects(filter), MediaTypes.ManagedObjects)
        : Refusal.Unprocessable(Api, "the query is none that this simulation knows");

    private static IResult Show(string id, HttpRequest request, Tenant tenant) =>
        tenant.Find(id) is not { } found ? Missing(id)
        : request.Accepts(MediaTypes.ManagedObject) ? request.Answer(StatusCodes.Status200OK, request.Linked(Path, found), MediaTypes.ManagedObject)
        : Exchange.NotAcceptable(Api, MediaTypes.ManagedObject);

    private static async Task<IResult> UpdateAsync(string id, HttpRequest request, Tenant tenant)
    {
        var (body, refusal) = await request.ReadAsync(Api, MediaTypes.ManagedObject);
        if (body is null)
            return refusal!;
        if (!request.Accepts(MediaTypes.ManagedObject))
            return Exchange.NotAcceptable(Api, MediaTypes.ManagedObject);
        // Clients send back the whole object that they got, with its id.
        if ((body.ContainsKey("id") && body.Text("id") != id) || FindFaultOfPosition(body) is not null)
            return Refusal.Unprocessable(Api, FindFaultOfPosition(body) ?? "id cannot be changed");

        return tenant.Update(id, body) is { } updated
            ? request.Answer(StatusCodes.Status200OK, request.Linked(Path, updated), MediaTypes.ManagedObject)
            : Missing(id);
    }

    private static IResult Missing(string id) =>
        Refusal.NotFound(Api, $"Finding device data from database failed : No managedObject for id '{id}'!");

    private static string? FindFault(JsonObject body) =>
        body.ContainsKey("id") ? "id is given by the tenant"
        : body.ContainsKey("name") && !body.HasText("name") ? "name is no text"
        : body.ContainsKey("c8y_IsDevice") && body["c8y_IsDevice"] is not JsonObject ? "c8y_IsDevice is no object"
        : FindFaultOfPosition(body);

    private static string? FindFaultOfPosition(JsonObject body) =>
        body["c8y_Position"] is { } position && !position.IsPosition() ? "c8y_Position is none" : null;
}
