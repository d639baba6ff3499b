namespace Icaro.IntegrationsCatalog.Marketplace;

/// <summary>Checks addresses from modules. In development they may be http.</summary>
internal sealed class ModuleUrls(EgressPolicy egress, IHostEnvironment environment)
{
    private const int MaxLength = 2048;

    private readonly bool _mayBeHttp = environment.IsDevelopment();

    /// <summary>For addresses that a browser opens or shows.</summary>
    /// <returns>Null for a valid address.</returns>
    public UrlError? FindError(string? url)
    {
        if (string.IsNullOrEmpty(url))
            return new("missing", "is missing");
        if (url.Length > MaxLength)
            return new("invalid", $"has more than {MaxLength} characters");
        if (url.Any(character => character <= ' ') || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || !HasScheme(uri))
            return new("invalid", _mayBeHttp ? "is not an absolute http or https URL" : "is not an absolute https URL");
        if (uri.UserInfo is not "")
            return new("invalid", "contains a user name or password");

        return null;
    }

    /// <summary>For addresses that this system calls: they must also be on the public internet, as far as the address shows.</summary>
    /// <returns>Null for a valid address.</returns>
    public UrlError? FindErrorOfCalled(string? url) => FindError(url)
        ?? (egress.FindFault(new Uri(url!)) is { } fault ? new("address_refused", fault) : null);

    private bool HasScheme(Uri url) => url.Scheme == Uri.UriSchemeHttps || (_mayBeHttp && url.Scheme == Uri.UriSchemeHttp);
}

/// <param name="Kind"><c>missing</c>, <c>invalid</c> or <c>address_refused</c>.</param>
/// <param name="Phrase">The text after the name of the address.</param>
internal sealed record UrlError(string Kind, string Phrase);
