using System.ComponentModel.DataAnnotations;

namespace Icaro.Console.Sessions;

/// <summary>How long people stay signed in.</summary>
internal sealed class SessionOptions
{
    public const string Section = "Session";

    /// <summary>From the login, however much the console is used. A page that refreshes itself extends nothing.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(12);
}

[OptionsValidator]
internal sealed partial class SessionOptionsValidator : IValidateOptions<SessionOptions>;
