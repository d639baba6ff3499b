namespace Icaro.WebhookDispatch.Lanes;

/// <summary>The section <c>Pump</c>.</summary>
internal sealed class DispatchOptions
{
    public const string Section = "Dispatch";

    /// <summary>Of one replica.</summary>
    public int MaxInFlight { get; set; } = 1024;

    /// <summary>Of all replicas together: a slow endpoint holds up no more than these.</summary>
    public int MaxInFlightPerEndpoint { get; set; } = 64;

    /// <summary>How long a claimed delivery is one replica's own. When that replica dies, another sends it after this time.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a stop waits for answers to what was sent. Deliveries that are still without one are given back, and sent again by
    /// another replica or after the next start, with the same <c>webhook-id</c>. By default longer than any exchange.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>A delivery that waits longer, for an endpoint that is not disabled, makes the service degraded.</summary>
    public TimeSpan DegradedAfter { get; set; } = TimeSpan.FromHours(1);
}

internal sealed class DispatchOptionsValidator(IOptions<EgressOptions> egress) : IValidateOptions<DispatchOptions>
{
    public ValidateOptionsResult Validate(string? name, DispatchOptions options)
    {
        List<string> failures = [];
        if (options.MaxInFlight < 1 || options.MaxInFlightPerEndpoint < 1)
            failures.Add("Dispatch: at least one delivery must be allowed in flight");
        if (options.Lease <= egress.Value.ExchangeTimeout)
            failures.Add("Dispatch:Lease must be longer than Egress:ExchangeTimeout, or a slow exchange would be repeated by another replica");
        if (options.DrainTimeout < TimeSpan.Zero)
            failures.Add("Dispatch:DrainTimeout must not be negative");
        if (options.DegradedAfter <= TimeSpan.Zero)
            failures.Add("Dispatch:DegradedAfter must be positive");

        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
