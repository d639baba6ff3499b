namespace Icaro.WebhookDispatch.Sending;

/// <summary>One try to deliver, and what came of it.</summary>
internal sealed class Attempt
{
    public Guid DeliveryId { get; init; }

    /// <summary>Counts from 1. A number is missing when the replica died before it could book the attempt.</summary>
    public int Number { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public int DurationMs { get; init; }

    /// <summary>Null when there was no answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Null for success, else a stable code.</summary>
    public string? ErrorClass { get; init; }

    /// <summary>The beginning of the answer. Platforms repeat what they were sent, so it is sealed like that.</summary>
    public byte[]? SealedResponseSample { get; init; }
}
