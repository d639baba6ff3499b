namespace Icaro.WebhookDispatch.Sending;

/// <summary>An attempt to send a delivery, and its result.</summary>
internal sealed class Attempt
{
    public Guid DeliveryId { get; init; }

    /// <summary>Counts from 1. A number is missing if the replica died before it recorded the attempt.</summary>
    public int Number { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public int DurationMs { get; init; }

    /// <summary>Null without a response.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Null for success, else a stable code.</summary>
    public string? ErrorClass { get; init; }

    /// <summary>The beginning of the response, encrypted because platforms echo secrets.</summary>
    public byte[]? SealedResponseSample { get; init; }
}
