namespace Icaro.WebhookDispatch.Sending.Channels;

/// <summary>What the receiver had to say.</summary>
/// <param name="Error">Null for success, else a stable code.</param>
/// <param name="Status">Of the answer that decided it; null when there was none.</param>
/// <param name="SealedSample">The beginning of that answer.</param>
/// <param name="RetryAfter">When the receiver wants to be asked again.</param>
/// <param name="IsFinal">No retry would end otherwise.</param>
internal sealed record ChannelAnswer(
    string? Error,
    int? Status = null,
    byte[]? SealedSample = null,
    RetryConditionHeaderValue? RetryAfter = null,
    bool IsFinal = false);
