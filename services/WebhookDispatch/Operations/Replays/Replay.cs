namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>
/// A job that sends many settled deliveries once more. It goes through them lane by lane and by sequence, and remembers
/// in the same transaction how far it came; so none is missed or taken twice, whatever happens to the replica at work.
/// </summary>
internal sealed class Replay
{
    public Guid Id { get; init; }

    /// <summary>One of <see cref="ReplayState"/>.</summary>
    public required string State { get; set; }

    public int? HotspotId { get; init; }

    public int? EndpointId { get; init; }

    /// <summary>One of <see cref="DeliveryStatus"/>; null for all that are settled.</summary>
    public string? Status { get; init; }

    /// <summary>Only what was received then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only what was received before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What was settled later is no part of the job, above all what it replayed itself.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Deliveries that matched when the job was made.</summary>
    public long Total { get; init; }

    /// <summary>Deliveries that are pending again by now, or were and are settled anew.</summary>
    public long Done { get; init; }

    /// <summary>With the two below: the last delivery that was looked at.</summary>
    public int AfterEndpointId { get; init; }

    public int AfterSubjectId { get; init; }

    public long AfterSequence { get; init; }
}

internal static class ReplayState
{
    public const string Running = "running";
    public const string Done = "done";
    public const string Cancelled = "cancelled";
}
