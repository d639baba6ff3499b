namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>Replaces the signing secret of an integration.</summary>
internal static class RotationEndpoints
{
    private const string TooManyRetiring = "Too many secrets are retiring: wait until one has, or end them all with overlap_seconds 0";

    public static void MapRotation(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/integrations/{integration}/rotate_secret", RotateAsync)
            .WithTags("Integrations")
            .WithSummary("Creates a new signing secret. The old one also signs for a while")
            .RequireAuthorization(TokenPolicies.Admin)
            .OpenToLinks()
            .ReturnsError(400, "overlap_seconds is more than 2592000")
            .ReturnsError(404, IntegrationEndpoints.NotFound)
            .ReturnsError(409, TooManyRetiring);

    private static async Task<Results<PlainOk<RotationResponse>, ApiError>> RotateAsync(
        RouteId integration,
        JsonBody<RotationRequest> body,
        TokenIdentity caller,
        CatalogDbContext db,
        KeyRing keys,
        IOptions<RotationOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (caller.IsLink && caller.IntegrationId != integration.Value)
            return ApiError.NotFound(IntegrationEndpoints.NotFound);

        var overlap = body.Value.OverlapSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.Value.Overlap;
        if (overlap > options.Value.MaxOverlap)
            return ApiError.BadRequest($"overlap_seconds is more than {options.Value.MaxOverlap.TotalSeconds:0}");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindForChangeAsync(integration.Value, cancellationToken) is not { } found)
            return ApiError.NotFound(IntegrationEndpoints.NotFound);

        var now = time.GetUtcNow();
        if (!found.TryRotate(keys, now, overlap))
            return ApiError.Of(StatusCodes.Status409Conflict, TooManyRetiring);

        db.EnqueueChange(found, keys, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PlainOk<RotationResponse>(
            new(found.Id, "success", found.SigningSecret, overlap > TimeSpan.Zero ? now + overlap : null));
    }
}

/// <summary>The body of a rotation, which may be missing.</summary>
/// <param name="OverlapSeconds">How long the old secret also signs. 0 ends it, and all older secrets, at once.</param>
internal sealed record RotationRequest(int? OverlapSeconds) : IRequestBody<RotationRequest>
{
    public static JsonTypeInfo<RotationRequest> Json => CatalogJson.Default.RotationRequest;

    public static RotationRequest Empty { get; } = new((int?)null);

    public static RotationRequest Example { get; } = new(OverlapSeconds: 3600);

    public string? FindFault() => new FieldCheck().Check(OverlapSeconds is null or >= 0, nameof(OverlapSeconds), "is negative").Fault;
}

/// <summary>The only response that contains the new secret.</summary>
/// <param name="OverlapUntil">Until then webhooks also carry a signature by the old secret; null if they carry none.</param>
internal sealed record RotationResponse(int Id, string Status, string SigningSecret, DateTimeOffset? OverlapUntil)
{
    public static RotationResponse Example { get; } =
        new(1, "success", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", new(2026, 1, 31, 13, 0, 0, TimeSpan.Zero));
}
