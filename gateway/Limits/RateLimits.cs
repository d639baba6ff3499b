using System.ComponentModel.DataAnnotations;

namespace Icaro.Gateway.Limits;

/// <summary>Requests per second, and as many at once. Meant to stop runaways: a whole hotspot may share one address.</summary>
internal sealed class RateLimits
{
    public const string Section = "RateLimits";

    /// <summary>For each IPv4 address and each IPv6 /64 network.</summary>
    [Range(1, 1_000_000)]
    public int PerClientPerSecond { get; init; } = 1_000;

    /// <summary>For each token and each api key, of partners and modules too, from wherever it comes.</summary>
    [Range(1, 1_000_000)]
    public int PerTokenPerSecond { get; init; } = 500;
}

[OptionsValidator]
internal sealed partial class RateLimitsValidator : IValidateOptions<RateLimits>;
