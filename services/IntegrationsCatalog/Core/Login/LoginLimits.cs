using System.ComponentModel.DataAnnotations;

namespace Icaro.IntegrationsCatalog.Core.Login;

/// <summary>How many failed logins are borne. They are counted in the database, so for all replicas together.</summary>
internal sealed class LoginLimits
{
    public const string Section = "Login";

    /// <summary>For one account from one address: somebody who guesses, or forgot.</summary>
    [Range(1, 1_000_000)]
    public int FailuresPerAccountAndAddress { get; init; } = 10;

    /// <summary>For one account from everywhere: many guess together. Well above the other, since it shuts the owner out as well.</summary>
    [Range(1, 1_000_000)]
    public int FailuresPerAccount { get; init; } = 100;

    /// <summary>From one IPv4 address or IPv6 /64 network, for whatever account.</summary>
    [Range(1, 1_000_000)]
    public int FailuresPerAddress { get; init; } = 100;

    /// <summary>How long after the last failure that was counted.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "24:00:00")]
    public TimeSpan LockOut { get; init; } = TimeSpan.FromMinutes(15);
}

[OptionsValidator]
internal sealed partial class LoginLimitsValidator : IValidateOptions<LoginLimits>;
