namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>A new secret, with the old one valid beside it until it has been typed into the box.</summary>
internal static class SecretEndpoints
{
    public static void MapSecrets(this IEndpointRouteBuilder boxes) =>
        boxes.MapPost("/{registrationNumber}/secret", RotateAsync).WithSummary("Gives a box a new secret; the answer shows it, once")
            .Produces<SecretAnswer>()
            .Produces<ErrorMessage>(StatusCodes.Status400BadRequest).Produces<ErrorMessage>(StatusCodes.Status404NotFound);

    private static async Task<IResult> RotateAsync(
        string registrationNumber,
        JsonBody<SecretRequest> body,
        LoginApiDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;
        if (await db.Boxes.SingleOrDefaultAsync(row => row.RegistrationNumber == registrationNumber, cancellationToken) is not { } box)
            return BoxEndpoints.NotFound();

        var now = time.GetUtcNow();
        var overlap = TimeSpan.FromMinutes(body.Value.OverlapMinutes ?? SecretRequest.DefaultOverlap);
        box.PreviousSecret = overlap > TimeSpan.Zero ? box.Secret : null;
        box.PreviousSecretExpires = overlap > TimeSpan.Zero ? now + overlap : null;
        box.Secret = body.Value.Secret ?? NewSecret.Create();
        box.Updated = now;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Json(new SecretAnswer(box.Secret, box.PreviousSecretExpires), LoginApiJson.Default.SecretAnswer);
    }
}

/// <summary>Without a body the secret is generated and the old one stays valid for a day.</summary>
internal sealed record SecretRequest(string? Secret, int? OverlapMinutes) : IRequestBody<SecretRequest>
{
    public const int DefaultOverlap = 24 * 60;
    private const int MaxOverlap = 30 * 24 * 60;

    public static JsonTypeInfo<SecretRequest> Json => LoginApiJson.Default.SecretRequest;

    public static SecretRequest Empty { get; } = new(null, null);

    public string? FindFault() => new FieldCheck()
        .Secret(Secret)
        .Check(OverlapMinutes is null or (>= 0 and <= MaxOverlap), nameof(OverlapMinutes), $"is not 0 to {MaxOverlap}")
        .Fault;

    public override string ToString() => nameof(SecretRequest);
}

internal sealed record SecretAnswer(string Secret, DateTimeOffset? PreviousSecretExpires)
{
    public override string ToString() => nameof(SecretAnswer);
}
