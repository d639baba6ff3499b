namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>Replaces the secret of a box. The old one stays valid until the new one has been entered in the box.</summary>
internal static class SecretEndpoints
{
    public static void MapSecrets(this IEndpointRouteBuilder boxes) =>
        boxes.MapPost("/{registrationNumber}/secret", RotateAsync).WithSummary("Gives a box a new secret; only this response shows it")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<SecretResponse>, ApiError>> RotateAsync(
        string registrationNumber,
        JsonBody<SecretRequest> body,
        LoginApiDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await db.Boxes.SingleOrDefaultAsync(row => row.RegistrationNumber == registrationNumber, cancellationToken) is not { } box)
            return BoxEndpoints.NotFound();

        var now = time.GetUtcNow();
        var overlap = TimeSpan.FromMinutes(body.Value.OverlapMinutes ?? SecretRequest.DefaultOverlap);
        box.PreviousSecret = overlap > TimeSpan.Zero ? box.Secret : null;
        box.PreviousSecretExpires = overlap > TimeSpan.Zero ? now + overlap : null;
        box.Secret = body.Value.Secret ?? BoxSecret.Generate();
        box.Updated = now;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new SecretResponse(box.Secret, box.PreviousSecretExpires));
    }
}

/// <summary>Without a body the secret is generated and the old one stays valid for a day.</summary>
internal sealed record SecretRequest(string? Secret, int? OverlapMinutes) : IValidatedBody<SecretRequest>
{
    public const int DefaultOverlap = 24 * 60;
    private const int MaxOverlap = 30 * 24 * 60;

    public static JsonTypeInfo<SecretRequest> Json => LoginApiJson.Default.SecretRequest;

    public static SecretRequest Empty { get; } = new(null, null);

    public FieldCheck Validate() => new FieldCheck()
        .Secret(Secret)
        .Check(OverlapMinutes is null or (>= 0 and <= MaxOverlap), nameof(OverlapMinutes), $"is not 0 to {MaxOverlap}");

    public override string ToString() => nameof(SecretRequest);
}

internal sealed record SecretResponse(string Secret, DateTimeOffset? PreviousSecretExpires)
{
    public override string ToString() => nameof(SecretResponse);
}
