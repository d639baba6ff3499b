namespace Icaro.WingsRedirect.Proofs;

/// <summary>POST /wings/proofs/verify: whoever grants access verifies the guest's proof before doing so.</summary>
internal static class ProofEndpoints
{
    public static void AddProofs(this IHostApplicationBuilder builder)
    {
        builder.AddServiceClient<ProofLedger>("integrations-catalog").WithServiceKey();
        builder.Services.AddSingleton<ProofSeal>();
        builder.Services.AddSingleton<VerifiedProofs>();
    }

    public static void AddProofVerified(this IBusRegistrationConfigurator bus, ReplicaQueue queue) =>
        bus.AddConsumer<ProofVerifiedConsumer>().Endpoint(queue.Configure);

    public static void MapProofs(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/wings/proofs/verify", VerifyAsync).WithErrorFormat(ErrorFormat.ProblemDetails);

    private static async Task<Results<Ok<ProofResponse>, WingsError>> VerifyAsync(
        HttpRequest httpRequest,
        UnitCallers callers,
        ProofSeal seal,
        VerifiedProofs verified,
        TimeProvider time,
        IOptions<GuestSessionOptions> options,
        CancellationToken cancellationToken)
    {
        if (await httpRequest.ReadBodyAsync(WingsJson.Default.ProofRequest)
            is not { Proof: { } text, Uuid: { } uuid, Sessionid: { } sessionId, SessionSeconds: null or > 0 } request)
            return WingsError.BodyMalformed;
        var caller = callers.Authenticate(uuid, request.Digest, httpRequest.Headers["Token"]);
        if (caller.Error is { } error)
            return error;
        if (options.Value.IsTooLong(request.SessionSeconds))
            return WingsError.SessionTooLong;
        if (seal.TryOpen(text) is not { } proof)
            return WingsError.ProofInvalid;
        if (proof.UnitUuid != uuid || proof.SessionId != sessionId)
            return WingsError.ProofForeign;

        var (now, expires) = (time.GetUtcNow(), seal.Expires(proof));
        if (expires <= now)
            return WingsError.ProofExpired;

        DateTimeOffset? sessionExpires = request.SessionSeconds is { } seconds ? now.AddSeconds(seconds) : null;
        if (!await verified.TryAddAsync(proof, caller.Id, expires, sessionExpires, cancellationToken))
            return WingsError.ProofUsed;

        return TypedResults.Ok(new ProofResponse("valid", proof.Id, proof.Step.Name(), proof.UnitUuid, proof.SessionId, proof.User));
    }
}

/// <param name="Proof">As the portal received it.</param>
/// <param name="Uuid">The unit at which the guest is.</param>
/// <param name="Digest">The digest of the unit; not needed by a caller that shows an API token.</param>
/// <param name="Sessionid">The guest's session at the unit.</param>
/// <param name="SessionSeconds">The duration of the access; null when it is not known.</param>
internal sealed record ProofRequest(string? Proof, string? Uuid, string? Digest, string? Sessionid, int? SessionSeconds);

/// <param name="ProofId">The same for all proofs of one flow.</param>
/// <param name="Step"><c>pre</c> or <c>post</c>.</param>
internal sealed record ProofResponse(string Status, Guid ProofId, string Step, string Uuid, string Sessionid, string User);
