using System.ComponentModel.DataAnnotations;

namespace Icaro.Gateway.Limits;

/// <summary>
/// Requests per second, which are also the largest burst. The limits stop runaway clients; a whole hotspot may share one address.
/// </summary>
internal sealed class RateLimits
{
    public const string Section = "RateLimits";

    /// <summary>For each IPv4 address and each IPv6 /64 network.</summary>
    [Range(1, 1_000_000)]
    public int PerClientPerSecond { get; init; } = 1_000;

    /// <summary>For each token and each API key, those of partners and modules included, whatever the client.</summary>
    [Range(1, 1_000_000)]
    public int PerTokenPerSecond { get; init; } = 500;
}

[OptionsValidator]
internal sealed partial class RateLimitsValidator : IValidateOptions<RateLimits>;
