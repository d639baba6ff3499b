namespace Icaro.Gateway.Forwarding;

/// <summary>An existing Icaro that answers what this system does not. Without one, what is not ours is not found.</summary>
internal sealed class UpstreamOptions
{
    public const string Section = "Upstream";

    /// <summary>Its Sun-API, for all of <c>/api</c> that the catalog does not answer.</summary>
    public Uri? Api { get; init; }

    /// <summary>Its Wax, for all of <c>/wax</c> that wings-redirect does not answer.</summary>
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
}

internal sealed class UpstreamOptionsValidator : IValidateOptions<UpstreamOptions>
{
    public ValidateOptionsResult Validate(string? name, UpstreamOptions options)
    {
        var faults = options.Routes
            .Where(route => !route.Address.IsAbsoluteUri || route.Address.Scheme is not ("http" or "https"))
            .Select(route => $"{UpstreamOptions.Section}: '{route.Address}' is not an absolute http or https URL")
            .ToList();
        return faults is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
