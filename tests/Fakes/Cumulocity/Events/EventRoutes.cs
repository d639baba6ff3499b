namespace Icaro.Cumulocity.Events;

/// <summary><c>/event/events</c>.</summary>
internal static class EventRoutes
{
    private const string Api = "event";
    private const string Path = "/event/events";
    private const string Move = "c8y_LocationUpdate";

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, AddAsync);
        routes.MapGet(Path, (HttpRequest request, Tenant tenant) => request.Page(
            Api, "events", tenant.Events(request.Query["source"]), MediaTypes.Events));
        routes.MapGet(Path + "/{id}", (string id, HttpRequest request, Tenant tenant) => Answer(id, request, tenant.FindEvent(id)));
        routes.MapPut(Path + "/{id}", UpdateAsync);
        routes.MapDelete(Path + "/{id}", (string id, Tenant tenant) => tenant.DeleteEvent(id) ? TypedResults.NoContent() : Missing(id));
    }

    private static async Task<IResult> AddAsync(HttpRequest request, Tenant tenant)
    {
        var (body, refusal) = await request.ReadAsync(Api, MediaTypes.Event);
        if (body is null)
            return refusal!;
        if (!request.Accepts(MediaTypes.Event))
            return Exchange.NotAcceptable(Api, MediaTypes.Event);

        var fault = body.FindFaultOfSource(tenant)
            ?? (!body.HasTime() ? "time is missing, or is no date with a zone"
                : !body.HasText("type") ? "type is missing"
                : !body.HasText("text") ? "text is missing"
                : body.Text("type") == Move && body["c8y_Position"]?.IsPosition() is not true ? "c8y_Position is missing"
                : null);
        if (fault is not null)
            return Refusal.Unprocessable(Api, fault);

        return request.Created(Path, tenant.AddEvent(body), MediaTypes.Event);
    }

    private static async Task<IResult> UpdateAsync(string id, HttpRequest request, Tenant tenant)
    {
        var (body, refusal) = await request.ReadAsync(Api, MediaTypes.Event);
        return body is null ? refusal! : Answer(id, request, tenant.UpdateEvent(id, body));
    }

    private static IResult Answer(string id, HttpRequest request, JsonObject? found) =>
        found is null ? Missing(id)
        : request.Accepts(MediaTypes.Event) ? request.Answer(StatusCodes.Status200OK, request.Linked(Path, found), MediaTypes.Event)
        : Exchange.NotAcceptable(Api, MediaTypes.Event);

    private static IResult Missing(string id) => Refusal.NotFound(Api, $"Finding event data from database failed : No event for id '{id}'!");
}
