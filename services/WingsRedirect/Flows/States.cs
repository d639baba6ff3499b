namespace Icaro.WingsRedirect.Flows;

/// <summary>
/// The state that a guest carries to a platform and back. It contains the flow and the integration that the guest visits, and
/// only the key ring can read or write it.
/// <para>
/// No list of used states is needed: the response to a state depends on the state alone. However often and at whichever replica
/// it is shown, the response is the same next page with the same state or proof. Reload and back button are therefore harmless,
/// and a replay gains nothing: unit, session, step and position are sealed, so it cannot advance twice, skip a platform or serve
/// another session, and a proof is accepted once (<see cref="Proofs.VerifiedProofs"/>). This holds while all other services are
/// unavailable.
/// </para>
/// </summary>
internal sealed class States(KeyRing keys, TimeProvider time, IOptions<FlowOptions> options)
{
    private readonly RepeatableSeal _seal = keys.Repeatable("wings-state");
    private readonly long _lifetime = (long)options.Value.FlowLifetime.TotalSeconds;

    /// <summary>The number of characters of the longest state.</summary>
    public static readonly int MaxLength = RepeatableSeal.TextLength(FlowCodec.MaxLength);

    /// <returns>The length of the state in <paramref name="text"/>; 0 when the flow is too long for one.</returns>
    public int Write(Flow flow, int integrationId, Span<char> text)
    {
        Span<byte> bytes = stackalloc byte[FlowCodec.MaxLength];
        return FlowCodec.TryWrite(flow, integrationId, bytes, out var length) ? _seal.Seal(bytes[..length], text) : 0;
    }

    /// <summary>Opens a state, expired or not.</summary>
    /// <returns>Null unless every bit is that of a state written with our keys.</returns>
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
