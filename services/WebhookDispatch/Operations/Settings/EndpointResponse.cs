namespace Icaro.WebhookDispatch.Operations.Settings;

/// <summary>An endpoint as operators see it: without its secrets.</summary>
/// <param name="Channel">One of <see cref="Contracts.EndpointChannel"/>.</param>
/// <param name="Version">Counts the changes of URL and secrets in the catalog; attempts that begin now use this one.</param>
/// <param name="Breaker">One of <see cref="Endpoints.Breaker"/>.</param>
/// <param name="PausedUntil">When the next request may be sent; null when at any time.</param>
/// <param name="RateLimit">Requests per second; null for no limit.</param>
/// <param name="MaxInFlight">Requests at a time at maxBatchSize.</param>
/// <param name="ConcurrencyLimit">Requests at a time that the platform stands at present.</param>
internal sealed record EndpointResponse(
    int Id,
    string Channel,
    string Url,
    bool Enabled,
    DateTimeOffset? DisabledAt,
    string? DisabledReason,
    long Version,
    DateTimeOffset UpdatedAt,
    string OnFailure,
    string Breaker,
    DateTimeOffset? FailingSince,
    DateTimeOffset? PausedUntil,
    int? RateLimit,
    int MaxInFlight,
    int ConcurrencyLimit);
