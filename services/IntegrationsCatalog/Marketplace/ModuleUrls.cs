namespace Icaro.IntegrationsCatalog.Marketplace;

/// <summary>Which addresses a module may name. In development they may be http, as the programs on a developer's machine are.</summary>
internal sealed class ModuleUrls(EgressPolicy egress, IHostEnvironment environment)
{
    private const int MaxLength = 2048;

    private readonly bool _mayBeHttp = environment.IsDevelopment();

    /// <summary>For what a browser is sent to, or shows.</summary>
    /// <returns>Null when there is nothing against it.</returns>
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

    /// <summary>For what we call ourselves: it must not lead inside either, as far as the address alone can tell.</summary>
    /// <returns>Null when there is nothing against it.</returns>
    public UrlError? FindErrorOfCalled(string? url) => FindError(url)
        ?? (egress.MayBeCalled(new Uri(url!)) ? null : new("address_refused", "leads to an address that is not on the public internet"));

    private bool HasScheme(Uri url) => url.Scheme == Uri.UriSchemeHttps || (_mayBeHttp && url.Scheme == Uri.UriSchemeHttp);
}

/// <param name="Kind"><c>missing</c>, <c>invalid</c> or <c>address_refused</c>.</param>
/// <param name="Phrase">What follows the name of the address in a sentence.</param>
internal sealed record UrlError(string Kind, string Phrase);
