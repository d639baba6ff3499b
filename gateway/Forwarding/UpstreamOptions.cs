using System.ComponentModel.DataAnnotations;

namespace Icaro.Gateway.Forwarding;

/// <summary>An existing Icaro, which serves the paths that this system does not serve.</summary>
internal sealed class UpstreamOptions : IValidatableObject
{
    public const string Section = "Upstream";

    /// <summary>Its Sun-API, for all paths of <c>/api</c> that the catalog does not serve.</summary>
    public Uri? Api { get; init; }

    /// <summary>Its Wax, for all paths of <c>/wax</c> that wings-redirect does not serve.</summary>
    public Uri? Wax { get; init; }

    public IEnumerable<(string Path, Uri Address)> Routes
    {
        get
        {
            if (Api is not null)
                yield return ("/api", Api);
            if (Wax is not null)
                yield return ("/wax", Wax);
        }
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Routes
        .Where(route => !route.Address.IsAbsoluteUri || route.Address.Scheme is not ("http" or "https"))
        .Select(route => new ValidationResult($"{Section}: '{route.Address}' is not an absolute http or https URL"));
}

[OptionsValidator]
internal sealed partial class UpstreamOptionsValidator : IValidateOptions<UpstreamOptions>;
