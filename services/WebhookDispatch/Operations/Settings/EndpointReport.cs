namespace Icaro.WebhookDispatch.Operations.Settings;

/// <summary>Puts an endpoint's row into words.</summary>
internal sealed class EndpointReport(IOptions<EndpointOptions> options, IOptions<DispatchOptions> pump, TimeProvider time)
{
    public EndpointResponse Of(DeliveryEndpoint row)
    {
        var maxInFlight = row.MaxInFlight ?? pump.Value.MaxInFlightPerEndpoint;
        var pausedUntil = row.PausedUntil > time.GetUtcNow() ? row.PausedUntil : null;
        var breaker = row.Failures < options.Value.BreakAfter ? Breaker.Closed
            : pausedUntil is null ? Breaker.HalfOpen
            : Breaker.Open;
        return new(
            row.Id, row.Channel, row.Url, row.DisabledAt is null, row.DisabledAt, row.DisabledReason, row.Version, row.UpdatedAt, row.OnFailure,
            breaker, row.FailingSince, pausedUntil, row.RateLimit, maxInFlight,
            breaker == Breaker.Closed ? Math.Min(row.ConcurrencyLimit, maxInFlight) : 1);
    }
}
