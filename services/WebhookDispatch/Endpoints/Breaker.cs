namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>The states of an endpoint's circuit breaker.</summary>
internal static class Breaker
{
    public const string Closed = "closed";

    /// <summary>Nothing is sent for a while.</summary>
    public const string Open = "open";

    /// <summary>One request at a time is sent, as a probe: a success closes the breaker.</summary>
    public const string HalfOpen = "half_open";
}
