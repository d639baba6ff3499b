using System.ComponentModel.DataAnnotations;

namespace Icaro.Tokens;

/// <summary>The section <c>TokenCache</c>.</summary>
internal sealed class TokenCacheOptions
{
    public const string Section = "TokenCache";

    /// <summary>How long a replica relies on what it knows of a token. A revocation on the bus ends that at once.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromSeconds(5);
}

[OptionsValidator]
internal sealed partial class TokenCacheOptionsValidator : IValidateOptions<TokenCacheOptions>;
