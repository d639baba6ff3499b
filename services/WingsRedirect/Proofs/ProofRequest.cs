namespace Icaro.WingsRedirect.Proofs;

/// <param name="Proof">As it came to the portal.</param>
/// <param name="Uuid">The unit at which the guest is.</param>
/// <param name="Sessionid">The guest's session there.</param>
/// <param name="SessionSeconds">How long the guest will be let in; null for who knows.</param>
internal sealed record ProofRequest(string? Proof, string? Uuid, string? Sessionid, int? SessionSeconds);

/// <param name="ProofId">The same for the same walk of a guest, for whoever keeps a record.</param>
/// <param name="Step"><c>pre</c> or <c>post</c>.</param>
internal sealed record ProofAnswer(string Status, Guid ProofId, string Step, string Uuid, string Sessionid, string User);

[JsonSerializable(typeof(ProofRequest))]
[JsonSerializable(typeof(ProofAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class ProofJson : JsonSerializerContext;
