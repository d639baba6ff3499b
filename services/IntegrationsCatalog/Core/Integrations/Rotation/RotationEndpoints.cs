namespace Icaro.IntegrationsCatalog.Core.Integrations.Rotation;

/// <summary>A new signing secret for an integration.</summary>
internal static class RotationEndpoints
{
    private const string TooManyRetiring = "Too many secrets are retiring: wait until one has, or end them all with overlap_seconds 0";

    public static void AddRotation(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<RotationOptions>, RotationOptionsValidator>();
        services.AddOptions<RotationOptions>().BindConfiguration(RotationOptions.Section).ValidateOnStart();
    }

    public static void MapRotation(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/integrations/{integration}/rotate_secret", RotateAsync)
            .WithTags("Integrations")
            .WithSummary("Make a new signing secret; for a while the old one signs as well")
            .RequireAuthorization(TokenPolicies.Admin)
            .Takes(new(OverlapSeconds: 3600), RotationRequestJson.Default.RotationRequest)
            .Answers(
                new(1, "success", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", new(2026, 1, 31, 13, 0, 0, TimeSpan.Zero)),
                RotationAnswerJson.Plain.RotationAnswer)
            .Refuses(400, "Integration id error", "Request fields malformed", "overlap_seconds is more than 2592000")
            .Refuses(403, "Unauthorized action")
            .Refuses(404, "Integration not found")
            .Refuses(409, TooManyRetiring);

    private static async Task<IResult> RotateAsync(
        RouteId integration,
        JsonBody<RotationRequest> body,
        CatalogDbContext db,
        KeyRing keys,
        IOptions<RotationOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (integration.Value is not { } integrationId)
            return ApiError.BadRequest("Integration id error");
        if (body.Rejection is { } rejection)
            return rejection;
        var overlap = body.Value.OverlapSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.Value.Overlap;
        if (overlap > options.Value.MaxOverlap)
            return ApiError.BadRequest($"overlap_seconds is more than {options.Value.MaxOverlap.TotalSeconds:0}");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindForChangeAsync(integrationId, cancellationToken) is not { } found)
            return ApiError.NotFound("Integration not found");

        var now = time.GetUtcNow();
        if (!found.TryRotate(keys, now, overlap))
            return ApiError.Of(
                StatusCodes.Status409Conflict, TooManyRetiring);

        db.EnqueueChange(found, keys, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Json(
            new RotationAnswer(found.Id, "success", found.SigningSecret, overlap > TimeSpan.Zero ? now + overlap : null),
            RotationAnswerJson.Plain.RotationAnswer);
    }
}
