namespace Icaro.Messaging;

/// <summary>A message cannot be processed now. It returns to its queue, for this replica or another one.</summary>
/// <param name="message">Why.</param>
/// <param name="affectsAll">
/// Whether the replica can process no message now: see <see cref="MessagingExtensions.PauseWhenReturning"/>.
/// </param>
/// <param name="cause">The failure.</param>
public sealed class ReturnToQueueException(string message, bool affectsAll, Exception cause) : Exception(message, cause)
{
    public bool AffectsAll => affectsAll;
}
