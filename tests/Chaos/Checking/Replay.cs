namespace Icaro.Chaos.Checking;

/// <summary>An operator wanted a webhook to be sent once more.</summary>
internal sealed record Replay(Guid DeliveryId, TimeSpan At);
