namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>The destination of deliveries, in the latest version that was received from the catalog.</summary>
internal sealed class DeliveryEndpoint
{
    /// <summary>The concurrency limit of an endpoint without any history.</summary>
    public const int InitialConcurrency = 4;

    /// <summary>The concurrency limit that shows that an endpoint responds fast: each fast response adds 1.</summary>
    public const int ProvenConcurrency = InitialConcurrency + 1;

    /// <summary>The id of an integration, a project's integration, or a module's connection.</summary>
    public int Id { get; init; }

    /// <summary>One of <see cref="Contracts.EndpointChannel"/>.</summary>
    public required string Channel { get; init; }

    public required string Url { get; init; }

    public required byte[] SealedToken { get; init; }

    public required byte[] SealedSigningSecret { get; init; }

    /// <summary>A JSON array of sealed secrets that also sign until they expire, newest first.</summary>
    public string RetiringSecrets { get; init; } = "[]";

    /// <summary>Older versions are ignored.</summary>
    public long Version { get; init; }

    /// <summary>When the event occurred whose message had this version.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Since then nothing is sent, and deliveries wait.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>One of <see cref="DisableReason"/>.</summary>
    public string? DisabledReason { get; set; }

    /// <summary>The version whose secrets the endpoint refused, while it is disabled for that reason.</summary>
    public long? RefusedVersion { get; init; }

    /// <summary>One of <see cref="Endpoints.OnFailure"/>.</summary>
    public required string OnFailure { get; set; }

    /// <summary>Requests per second of all replicas together; null for no limit.</summary>
    public int? RateLimit { get; set; }

    /// <summary>Concurrent requests of all replicas together; null for <see cref="DispatchOptions.MaxInFlightPerEndpoint"/>.</summary>
    public int? MaxInFlight { get; set; }

    /// <summary>Sealed <see cref="EndpointHeaders"/>; null for none.</summary>
    public byte[]? SealedHeaders { get; init; }

    /// <summary>
    /// Seconds between the attempts of a delivery, after which it has failed for good; null for <see cref="RetryOptions.Pauses"/>.
    /// </summary>
    public int[]? RetrySchedule { get; init; }

    /// <summary>Concurrent requests that the platform sustains. Grows with fast responses, and is halved by overload.</summary>
    public int ConcurrencyLimit { get; init; }

    /// <summary>Consecutive failures of different lanes since the last success.</summary>
    public int Failures { get; init; }

    /// <summary>The subject of the last failure. Repeated failures of one lane count once.</summary>
    public int? LastFailedSubjectId { get; init; }

    /// <summary>The first failure since the last success.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>The last success after its circuit breaker was open, or when it was last enabled.</summary>
    public DateTimeOffset? RecoveredAt { get; init; }

    /// <summary>Until then nothing is sent. Afterwards one request at a time, until one succeeds.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>The rate limit is used up to this time.</summary>
    public DateTimeOffset? RateUsedUntil { get; init; }
}

/// <summary>The states of an endpoint's circuit breaker.</summary>
internal static class Breaker
{
    public const string Closed = "closed";

    /// <summary>Nothing is sent.</summary>
    public const string Open = "open";

    /// <summary>One request at a time is sent as a probe. A success closes the breaker.</summary>
    public const string HalfOpen = "half_open";
}

/// <summary>What happens to a lane when a delivery has failed for good.</summary>
internal static class OnFailure
{
    /// <summary>The next delivery is sent.</summary>
    public const string Skip = "skip";

    /// <summary>The lane waits until an operator replays or discards the delivery.</summary>
    public const string Block = "block";
}

internal static class DisableReason
{
    /// <summary>The platform responded with 410.</summary>
    public const string Gone = "gone";

    /// <summary>It has failed for <see cref="EndpointOptions.DisableAfter"/> without a success.</summary>
    public const string Failing = "failing";

    public const string Operator = "operator";

    /// <summary>It was removed from the catalog, and cannot be enabled again.</summary>
    public const string Removed = "removed";

    /// <summary>It refuses our credentials.</summary>
    public const string Unauthorized = "unauthorized";
}
