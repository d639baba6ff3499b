using System.Globalization;
using Icaro.ServiceDefaults.Errors;
using Icaro.ServiceDefaults.Requests;
using Icaro.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>Where webhooks go, and the switch to stop and resume.</summary>
internal static class EndpointRoutes
{
    private const string InvalidId = "The id of an endpoint is a positive number";

    public static void AddEndpointSwitch(this IServiceCollection services) => services.AddSingleton<EndpointSwitch>();

    public static void MapDeliveryEndpoints(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup("/endpoints").WithTags("Endpoints").RequireAuthorization(TokenPolicies.Admin);
        endpoints.MapGet("", ListAsync).WithSummary("All endpoints").Produces<List<EndpointAnswer>>();
        endpoints.MapGet("/{id}", ShowAsync)
            .WithSummary("An endpoint")
            .Produces<EndpointAnswer>().Produces<ErrorMessage>(StatusCodes.Status404NotFound);
        endpoints.MapPatch("/{id}", ChangeAsync)
            .WithSummary("Stops or resumes the deliveries of an endpoint")
            .Produces<EndpointAnswer>()
            .Produces<ErrorMessage>(StatusCodes.Status400BadRequest).Produces<ErrorMessage>(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(DispatchDbContext db, CancellationToken cancellationToken) => TypedResults.Json(
        await db.Endpoints.OrderBy(row => row.Id).Select(EndpointAnswer.FromRow).ToListAsync(cancellationToken),
        DispatchJson.Default.ListEndpointAnswer);

    private static async Task<IResult> ShowAsync(string id, DispatchDbContext db, CancellationToken cancellationToken) =>
        ParseId(id) is { } endpointId ? await AnswerAsync(endpointId, db, cancellationToken) : ApiError.BadRequest(InvalidId);

    private static async Task<IResult> ChangeAsync(
        string id, JsonBody<EndpointChange> change, EndpointSwitch endpoints, DispatchDbContext db, CancellationToken cancellationToken)
    {
        if (ParseId(id) is not { } endpointId)
            return ApiError.BadRequest(InvalidId);
        if (change.Rejection is { } rejection)
            return rejection;

        if (change.Value.Enabled is true)
            await endpoints.EnableAsync(endpointId, cancellationToken);
        else
            await endpoints.DisableAsync(endpointId, DisableReason.Operator, cancellationToken);
        return await AnswerAsync(endpointId, db, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(int id, DispatchDbContext db, CancellationToken cancellationToken) =>
        await db.Endpoints.Where(row => row.Id == id).Select(EndpointAnswer.FromRow).SingleOrDefaultAsync(cancellationToken) is { } found
            ? TypedResults.Json(found, DispatchJson.Default.EndpointAnswer)
            : ApiError.NotFound("No endpoint found!");

    private static int? ParseId(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
}
