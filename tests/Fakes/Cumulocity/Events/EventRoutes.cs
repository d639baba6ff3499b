namespace Icaro.Cumulocity.Events;

/// <summary><c>POST /event/events</c>.</summary>
internal static class EventRoutes
{
    private const string Api = "event";
    private const string Move = "c8y_LocationUpdate";

    public static void MapEvents(this IEndpointRouteBuilder routes) => routes.MapPost("/event/events", AddAsync);

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

        tenant.AddEvent(body);
        return request.Answer(StatusCodes.Status201Created, body, MediaTypes.Event);
    }
}
