using System.ComponentModel.DataAnnotations;

namespace Icaro.LoginApiCrypto.Login;

/// <summary>The section <c>Login</c>.</summary>
internal sealed class LoginOptions
{
    public const string Section = "Login";

    /// <summary>From the box's redirect until the login must be done.</summary>
    [Range(typeof(TimeSpan), "00:20:00", "03:00:00")]
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Of one device, on all replicas together.</summary>
    [Range(1, 1000)]
    public int AttemptsPerMinute { get; init; } = 10;

    /// <summary>How long an id counts as used. A message can be replayed as long as the box has its secret.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan RememberIds { get; init; } = TimeSpan.FromDays(730);
}

[OptionsValidator]
internal sealed partial class LoginOptionsValidator : IValidateOptions<LoginOptions>;
