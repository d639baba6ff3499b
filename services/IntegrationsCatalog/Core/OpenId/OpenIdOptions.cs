using System.ComponentModel.DataAnnotations;

namespace Icaro.IntegrationsCatalog.Core.OpenId;

/// <summary>The OpenID provider by which admins may log in instead of by password. Without the section there is none.</summary>
internal sealed class OpenIdOptions
{
    public const string Section = "OpenId";

    /// <summary>The issuer, whose <c>/.well-known/openid-configuration</c> tells the rest.</summary>
    [Required]
    public required Uri Authority { get; init; }

    [Required]
    public required string ClientId { get; init; }

    [Required]
    public required string ClientSecret { get; init; }

    /// <summary>The claim that is the user name of an admin here. People must not be able to choose it at the provider.</summary>
    [Required]
    public string Claim { get; init; } = "preferred_username";

    /// <summary>Besides <c>openid</c>, separated by blanks.</summary>
    public string Scopes { get; init; } = "profile";
}

[OptionsValidator]
internal sealed partial class OpenIdOptionsValidator : IValidateOptions<OpenIdOptions>;
