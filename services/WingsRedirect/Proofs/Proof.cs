namespace Icaro.WingsRedirect.Proofs;

/// <summary>That a guest has been at every platform of a step.</summary>
/// <param name="Id">That of the walk: it has one proof.</param>
/// <param name="StartedAt">Unix seconds: when the walk began.</param>
internal sealed record Proof(Guid Id, Step Step, long StartedAt, string UnitUuid, string SessionId, string User);
