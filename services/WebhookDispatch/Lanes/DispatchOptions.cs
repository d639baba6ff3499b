using System.ComponentModel.DataAnnotations;

namespace Icaro.WebhookDispatch.Lanes;

/// <summary>The configuration of sending.</summary>
internal sealed class DispatchOptions
{
    public const string Section = "Dispatch";

    /// <summary>Concurrent deliveries of one replica.</summary>
    [Range(1, int.MaxValue)]
    public int MaxInFlight { get; set; } = 1024;

    /// <summary>
    /// Those of them for endpoints that respond slowly, or have not responded yet: half, so that any number of these leaves the others
    /// their places.
    /// </summary>
    public int MaxInFlightUnproven => (MaxInFlight + 1) / 2;

    /// <summary>Concurrent deliveries to one endpoint, of all replicas together. A slow endpoint occupies no more than these.</summary>
    [Range(1, int.MaxValue)]
    public int MaxInFlightPerEndpoint { get; set; } = 64;

    /// <summary>
    /// How long a claimed delivery belongs to one replica. If the replica dies, another one sends it after this time. Longer than
    /// <see cref="EgressOptions.ExchangeTimeout"/>, so that no slow request is repeated.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a stop waits for responses. Unanswered deliveries are released, and another replica sends them again with the same
    /// <c>webhook-id</c>. The default is longer than any request takes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>A delivery to an enabled endpoint that waits longer makes the service degraded.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00", MinimumIsExclusive = true)]
    public TimeSpan DegradedAfter { get; set; } = TimeSpan.FromHours(1);
}

[OptionsValidator]
internal sealed partial class DispatchOptionsValidator : IValidateOptions<DispatchOptions>;

/// <summary>Compares the lease with the time limit of a request, which belongs to other options.</summary>
internal sealed class LeaseValidator(IOptions<EgressOptions> egress) : IValidateOptions<DispatchOptions>
{
    public ValidateOptionsResult Validate(string? name, DispatchOptions options) => options.Lease > egress.Value.ExchangeTimeout
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Dispatch:Lease must be longer than Egress:ExchangeTimeout");
}
