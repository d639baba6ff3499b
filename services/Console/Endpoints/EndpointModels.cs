namespace Icaro.Console.Endpoints;

/// <summary>Where deliveries go, as the dispatcher tells it.</summary>
/// <param name="OnFailure">One of <see cref="FailurePolicy"/>.</param>
/// <param name="Breaker">closed, open or half_open.</param>
/// <param name="RateLimit">Requests per second; null for no limit.</param>
/// <param name="MaxInFlight">The maximum of concurrent requests.</param>
/// <param name="ConcurrencyLimit">The current limit of concurrent requests.</param>
/// <param name="Headers">The names of its own headers; null from a dispatcher that knows none.</param>
/// <param name="RetrySchedule">Seconds between the attempts of a delivery; null for the schedule of all endpoints.</param>
public sealed record DeliveryEndpoint(
    int Id,
    string Channel,
    string Url,
    bool Enabled,
    DateTimeOffset? DisabledAt,
    string? DisabledReason,
    DateTimeOffset UpdatedAt,
    string OnFailure,
    string Breaker,
    DateTimeOffset? FailingSince,
    DateTimeOffset? PausedUntil,
    int? RateLimit,
    int MaxInFlight,
    int ConcurrencyLimit,
    IReadOnlyList<string>? Headers,
    IReadOnlyList<int>? RetrySchedule)
{
    public bool IsRemoved => DisabledReason == "removed";

    public EndpointHealth Health => this switch
    {
        { Enabled: false } => EndpointHealth.Disabled,
        { Breaker: not "closed" } => EndpointHealth.Broken,
        { FailingSince: not null } => EndpointHealth.Failing,
        _ => EndpointHealth.Healthy,
    };
}

/// <summary>What happens to a lane when a delivery has failed for good.</summary>
internal static class FailurePolicy
{
    public static readonly IReadOnlyDictionary<string, string> Texts = new Dictionary<string, string>
    {
        ["skip"] = "the next delivery of the lane goes",
        ["block"] = "the lane waits for an operator",
    };
}

/// <summary>From what needs a person to what needs nobody.</summary>
public enum EndpointHealth
{
    Disabled,

    /// <summary>The circuit breaker is open or half open.</summary>
    Broken,

    /// <summary>Requests fail, but not enough of them to open the circuit breaker.</summary>
    Failing,

    Healthy,
}

/// <summary>What came of a test.</summary>
public sealed record TestResult(
    Guid WebhookId, bool Accepted, int? StatusCode, string? ErrorClass, int DurationMs, string? ResponseSample);

/// <summary>The new signing secret, which is shown once.</summary>
/// <param name="OverlapUntil">Until then the old secret also signs.</param>
public sealed record RotatedSecret(string SigningSecret, DateTimeOffset? OverlapUntil);
