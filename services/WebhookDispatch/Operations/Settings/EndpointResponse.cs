using System.Security.Cryptography;

namespace Icaro.WebhookDispatch.Operations.Settings;

/// <summary>An endpoint without its secrets.</summary>
/// <param name="Channel">One of <see cref="Contracts.EndpointChannel"/>.</param>
/// <param name="Version">Counts the changes of URL and secrets in the catalog. New attempts use this version.</param>
/// <param name="Breaker">One of <see cref="Endpoints.Breaker"/>.</param>
/// <param name="PausedUntil">When the next request may be sent; null for now.</param>
/// <param name="RateLimit">Requests per second; null for no limit.</param>
/// <param name="MaxInFlight">The maximum of concurrent requests.</param>
/// <param name="ConcurrencyLimit">The current limit of concurrent requests.</param>
/// <param name="Headers">The names of its own headers, which are sent with each request.</param>
/// <param name="RetrySchedule">Seconds between the attempts of a delivery; null for the schedule of all endpoints.</param>
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
    int ConcurrencyLimit,
    IReadOnlyList<string> Headers,
    IReadOnlyList<int>? RetrySchedule);

/// <summary>Converts rows to responses.</summary>
internal sealed class EndpointReport(
    IOptions<EndpointOptions> options, IOptions<DispatchOptions> dispatch, KeyRing keys, TimeProvider time)
{
    public EndpointResponse Of(DeliveryEndpoint row)
    {
        var maxInFlight = row.MaxInFlight ?? dispatch.Value.MaxInFlightPerEndpoint;
        var pausedUntil = row.PausedUntil > time.GetUtcNow() ? row.PausedUntil : null;
        var breaker = row.Failures < options.Value.BreakAfter ? Breaker.Closed
            : pausedUntil is null ? Breaker.HalfOpen
            : Breaker.Open;
        return new(
            row.Id, row.Channel, row.Url, row.DisabledAt is null, row.DisabledAt, row.DisabledReason, row.Version, row.UpdatedAt,
            row.OnFailure, breaker, row.FailingSince, pausedUntil, row.RateLimit, maxInFlight,
            breaker == Breaker.Closed ? Math.Min(row.ConcurrencyLimit, maxInFlight) : 1, NamesOfHeaders(row), row.RetrySchedule);
    }

    /// <summary>None that cannot be sent: those of another origin, or those that were sealed with other keys.</summary>
    private List<string> NamesOfHeaders(DeliveryEndpoint row)
    {
        try
        {
            return [.. EndpointHeaders.Open(row.SealedHeaders, row.Url, keys).Keys.Order(StringComparer.OrdinalIgnoreCase)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
