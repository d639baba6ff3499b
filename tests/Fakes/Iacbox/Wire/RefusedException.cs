namespace Icaro.Iacbox.Wire;

/// <summary>The server sent what the protocol does not allow.</summary>
internal sealed class RefusedException(string reason) : Exception(reason);
