namespace Icaro.WingsRedirect.Proofs;

/// <summary>POST /wings/proofs/verify: for whoever lets guests in, before doing so.</summary>
internal static class ProofEndpoint
{
    public static void MapProofs(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/wings/proofs/verify", VerifyAsync);

    private static async Task VerifyAsync(
        HttpContext context, ProofSeal seal, VerifiedProofs verified, RefusalAnswers refusals, TimeProvider time)
    {
        var request = await context.Request.ReadBodyAsync(ProofJson.Default.ProofRequest);
        var (proof, refusal) = await CheckAsync(request, seal, verified, time.GetUtcNow(), context.RequestAborted);
        if (proof is null)
        {
            await refusals.WriteAsync(context, refusal!);
            return;
        }

        var answer = new ProofAnswer("valid", proof.Id, proof.Step.Name(), proof.UnitUuid, proof.SessionId, proof.User);
        await TypedResults.Json(answer, ProofJson.Default.ProofAnswer).ExecuteAsync(context);
    }

    private static async Task<(Proof?, Refusal?)> CheckAsync(
        ProofRequest? request, ProofSeal seal, VerifiedProofs verified, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (request is not { Proof: { } text, Uuid: { } uuid, Sessionid: { } sessionId, SessionSeconds: null or > 0 })
            return (null, Refusal.BodyMalformed);
        if (seal.TryOpen(text) is not { } proof)
            return (null, Refusal.ProofInvalid);
        if (proof.UnitUuid != uuid || proof.SessionId != sessionId)
            return (null, Refusal.ProofForeign);

        var expires = seal.Expires(proof);
        if (expires <= now)
            return (null, Refusal.ProofExpired);

        DateTimeOffset? sessionExpires = request.SessionSeconds is { } seconds ? now.AddSeconds(seconds) : null;
        return await verified.TryAddAsync(proof, expires, sessionExpires, cancellationToken) ? (proof, null) : (null, Refusal.ProofUsed);
    }
}
