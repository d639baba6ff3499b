namespace Icaro.WebhookDispatch.Operations.Settings;

/// <summary>Where webhooks go, how that fares, and what operators want of it.</summary>
internal static class EndpointEndpoints
{
    private const string InvalidId = "The id of an endpoint is a positive number";

    public static void MapDeliveryEndpoints(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup("/endpoints").WithTags("Endpoints").RequireAuthorization(TokenPolicies.Admin);
        endpoints.MapGet("", ListAsync).WithSummary("All endpoints").Produces<List<EndpointResponse>>();
        endpoints.MapGet("/{id}", ShowAsync)
            .WithSummary("An endpoint")
            .Produces<EndpointResponse>().Produces<ErrorMessage>(StatusCodes.Status404NotFound);
        endpoints.MapPatch("/{id}", ChangeAsync)
            .WithSummary("Stops or resumes an endpoint, limits it, or says what failures mean")
            .Produces<EndpointResponse>()
            .Produces<ErrorMessage>(StatusCodes.Status400BadRequest).Produces<ErrorMessage>(StatusCodes.Status404NotFound)
            .Produces<ErrorMessage>(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(DispatchDbContext db, EndpointReport report, CancellationToken cancellationToken)
    {
        var endpoints = await db.Endpoints.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return TypedResults.Json([.. endpoints.Select(report.Of)], DispatchJson.Default.ListEndpointResponse);
    }

    private static async Task<IResult> ShowAsync(
        string id, DispatchDbContext db, EndpointReport report, CancellationToken cancellationToken) => ParseId(id) is { } endpointId
        ? await AnswerAsync(endpointId, db, report, cancellationToken)
        : ApiError.BadRequest(InvalidId);

    private static async Task<IResult> ChangeAsync(
        string id, JsonBody<EndpointChange> change, EndpointSettings endpoints, DispatchDbContext db, EndpointReport report,
        CancellationToken cancellationToken)
    {
        if (ParseId(id) is not { } endpointId)
            return ApiError.BadRequest(InvalidId);
        if (change.Rejection is { } rejection)
            return rejection;

        await endpoints.ChangeAsync(endpointId, change.Value, cancellationToken);
        var isRemoved = await db.Endpoints
            .AnyAsync(row => row.Id == endpointId && row.DisabledReason == DisableReason.Removed, cancellationToken);
        return isRemoved && change.Value.Enabled is true
            ? ApiError.Of(StatusCodes.Status409Conflict, "The endpoint is removed for good")
            : await AnswerAsync(endpointId, db, report, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(
        int id, DispatchDbContext db, EndpointReport report, CancellationToken cancellationToken) =>
        await db.Endpoints.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } found
            ? TypedResults.Json(report.Of(found), DispatchJson.Default.EndpointResponse)
            : ApiError.NotFound("No endpoint found!");

    private static int? ParseId(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
}
