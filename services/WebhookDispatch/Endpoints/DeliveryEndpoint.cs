namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>Where deliveries go, as the newest version that was heard of says.</summary>
internal sealed class DeliveryEndpoint
{
    /// <summary>What a platform must stand that we know nothing of yet.</summary>
    public const int InitialConcurrency = 4;

    /// <summary>The id of what it belongs to: an integration, a project's integration, a module's connection.</summary>
    public int Id { get; init; }

    /// <summary>One of <see cref="Contracts.EndpointChannel"/>.</summary>
    public required string Channel { get; init; }

    public required string Url { get; init; }

    public required byte[] SealedToken { get; init; }

    public required byte[] SealedSigningSecret { get; init; }

    /// <summary>JSON of the secrets that sign as well until their time is over, each sealed; newest first.</summary>
    public string RetiringSecrets { get; init; } = "[]";

    /// <summary>What older versions say does not count.</summary>
    public long Version { get; init; }

    /// <summary>When the toggle or the change happened that told of this version.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Since then nothing is sent; deliveries wait.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>One of <see cref="DisableReason"/>.</summary>
    public string? DisabledReason { get; set; }

    /// <summary>The version whose secrets the endpoint did not accept, while it is disabled for that.</summary>
    public long? RefusedVersion { get; init; }

    /// <summary>One of <see cref="Endpoints.OnFailure"/>.</summary>
    public required string OnFailure { get; set; }

    /// <summary>Requests per second, of all replicas together; null for as many as there are.</summary>
    public int? RateLimit { get; set; }

    /// <summary>Requests at a time, of all replicas together; null for the service's own limit.</summary>
    public int? MaxInFlight { get; set; }

    /// <summary>Requests at a time that the platform stands: more while it answers fast, fewer while it is overloaded.</summary>
    public int ConcurrencyLimit { get; init; }

    /// <summary>Failures since the last success, in a row and of different lanes.</summary>
    public int Failures { get; init; }

    /// <summary>A lane that fails again and again says nothing new about its endpoint.</summary>
    public int? LastFailedSubjectId { get; init; }

    /// <summary>The first failure since the last success.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Until then nothing is sent; afterwards one request at a time, until one succeeds.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>The time for which the rate limit has been used.</summary>
    public DateTimeOffset? RateUsedUntil { get; init; }
}
