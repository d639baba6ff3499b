namespace Icaro.WingsRedirect.Flows;

/// <summary>
/// The state that a guest carries to a platform and back. It holds the flow and who has the guest, and nobody but us can
/// read or make it.
/// <para>
/// A state counts once, without anybody keeping a list: what it leads to follows from it alone. However often, by whomever
/// and at whichever replica it is shown, the answer is the same next page, with the same state or proof to the last bit. So
/// reload and back button are harmless, and a replay gains nothing: it cannot advance twice, skip a platform or serve
/// another session, for unit, session, step and place in the walk are sealed in it, and a proof is accepted once
/// (<see cref="Proofs.VerifiedProofs"/>). That holds while everything but this process is down.
/// </para>
/// </summary>
internal sealed class States(KeyRing keys, TimeProvider time, IOptions<FlowOptions> options)
{
    private readonly RepeatableSeal _seal = keys.Repeatable("wings-state");
    private readonly long _lifetime = (long)options.Value.FlowLifetime.TotalSeconds;

    /// <summary>Characters that a state of the longest flow has.</summary>
    public static readonly int MaxLength = RepeatableSeal.TextLength(FlowCodec.MaxLength);

    /// <returns>The length of the state in <paramref name="text"/>; 0 when the flow is too long for one.</returns>
    public int Write(Flow flow, int integrationId, Span<char> text)
    {
        Span<byte> bytes = stackalloc byte[FlowCodec.MaxLength];
        return FlowCodec.TryWrite(flow, integrationId, bytes, out var length) ? _seal.Seal(bytes[..length], text) : 0;
    }

    /// <summary>Opens a state, expired or not.</summary>
    /// <returns>Null for what is no state of ours, to the last bit.</returns>
    public Flow? TryOpen(ReadOnlySpan<char> text, out int integrationId)
    {
        integrationId = 0;
        if (text.Length > MaxLength)
            return null;

        Span<byte> bytes = stackalloc byte[text.Length];
        return _seal.TryOpen(text, bytes, out var length) ? FlowCodec.TryRead(bytes[..length], out integrationId) : null;
    }

    public bool IsExpired(Flow flow) => time.GetUtcNow().ToUnixTimeSeconds() >= flow.StartedAt + _lifetime;
}
