using System.ComponentModel.DataAnnotations;

namespace Icaro.LoginApiCrypto.Logons;

/// <summary>The section <c>Login</c>.</summary>
internal sealed class LoginOptions
{
    public const string Section = "Login";

    /// <summary>The time from the redirect of the box until the login must be completed.</summary>
    [Range(typeof(TimeSpan), "00:20:00", "03:00:00")]
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The limit per device, for all replicas together.</summary>
    [Range(1, 1000)]
    public int AttemptsPerMinute { get; init; } = 10;

    /// <summary>How long ids are remembered. A message can be replayed as long as the box has the same secret.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan RememberIds { get; init; } = TimeSpan.FromDays(730);
}

[OptionsValidator]
internal sealed partial class LoginOptionsValidator : IValidateOptions<LoginOptions>;
