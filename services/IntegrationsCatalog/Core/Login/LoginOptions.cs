using System.ComponentModel.DataAnnotations;

namespace Icaro.IntegrationsCatalog.Core.Login;

/// <summary>What failed logins are answered, and how many there may be, which all replicas count together in the database.</summary>
internal sealed class LoginOptions
{
    public const string Section = "Login";

    /// <summary>
    /// Whether unknown user names and wrong passwords have the same response. Sun-UI marks the field that is wrong by the different ones.
    /// </summary>
    public bool EqualResponses { get; init; }

    /// <summary>Failures of one account from one address.</summary>
    [Range(1, 1_000_000)]
    public int FailuresPerAccountAndAddress { get; init; } = 10;

    /// <summary>For one account from all addresses. Well above the other limit, since it also locks out the owner.</summary>
    [Range(1, 1_000_000)]
    public int FailuresPerAccount { get; init; } = 100;

    /// <summary>From one IPv4 address or IPv6 /64 network, for all accounts.</summary>
    [Range(1, 1_000_000)]
    public int FailuresPerAddress { get; init; } = 100;

    /// <summary>The lockout after the last counted failure.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "24:00:00")]
    public TimeSpan LockOut { get; init; } = TimeSpan.FromMinutes(15);
}

[OptionsValidator]
internal sealed partial class LoginOptionsValidator : IValidateOptions<LoginOptions>;
