namespace Icaro.WingsRedirect.Proofs;

/// <summary>That a guest visited all platforms of a step.</summary>
/// <param name="Id">The id of the flow, which has one proof.</param>
/// <param name="StartedAt">When the flow started, in Unix seconds.</param>
internal sealed record Proof(Guid Id, Step Step, long StartedAt, string UnitUuid, string SessionId, string User);

/// <summary>Writes and reads proofs as text. A flow has one proof, whose text is the same in all replicas.</summary>
internal sealed class ProofSeal(KeyRing keys, IOptions<FlowOptions> options)
{
    private const int MaxBytes = 4096;

    private readonly RepeatableSeal _seal = keys.Repeatable("wings-proof");
    private readonly TimeSpan _lifetime = options.Value.FlowLifetime + options.Value.ProofLifetime;

    /// <summary>Characters.</summary>
    public static readonly int MaxLength = RepeatableSeal.TextLength(MaxBytes);

    /// <returns>The length of the proof in <paramref name="text"/>.</returns>
    public int Write(Flow flow, Span<char> text)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        var proven = flow with
        {
            UamIp = default,
            UamPort = default,
            NasId = default,
            Path = default,
            Return = default,
            Code = default,
            Contact = default,
        };
        // Three texts of at most 256 characters each.
        FlowCodec.TryWrite(proven, integrationId: 0, bytes, out var length);
        return _seal.Seal(bytes[..length], text);
    }

    /// <returns>Null unless every bit is that of a proof written with our keys.</returns>
    public Proof? TryOpen(string text)
    {
        if (text.Length > MaxLength)
            return null;

        Span<byte> bytes = stackalloc byte[text.Length];
        return _seal.TryOpen(text, bytes, out var length) && FlowCodec.TryRead(bytes[..length], out _) is { } flow
            ? new(flow.Id, flow.Step, flow.StartedAt, flow.UnitUuid.ToString(), flow.SessionId.ToString(), flow.User.ToString())
            : null;
    }

    public DateTimeOffset Expires(Proof proof) => DateTimeOffset.FromUnixTimeSeconds(proof.StartedAt) + _lifetime;
}
