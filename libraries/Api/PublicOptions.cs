using Icaro.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Icaro.Api;

/// <summary>The section <c>Public</c>: the address of the gateway for portals, modules, platforms and browsers.</summary>
public sealed class PublicOptions
{
    public const string Section = "Public";

    /// <summary>Where <c>./icaro run</c> starts the gateway.</summary>
    internal static readonly Uri Development = new("http://localhost:8080");

    /// <summary>Never null once it is validated.</summary>
    public Uri? Url { get; set; }

    /// <summary>Without a trailing slash.</summary>
    public string Address => Url!.GetLeftPart(UriPartial.Authority);
}

internal sealed class PublicOptionsValidator(IHostEnvironment environment) : IValidateOptions<PublicOptions>
{
    private const string Rule = "https://<host>, without port, path, query, fragment or user name";

    public ValidateOptionsResult Validate(string? name, PublicOptions options) =>
        options.Url is not { } url ? ValidateOptionsResult.Fail($"Public:Url is not set: it must be {Rule}")
        : IsValid(url) ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"Public:Url must be {Rule}");

    /// <summary>Modules know no other form. In development the gateway has a port and no certificate.</summary>
    private bool IsValid(Uri url) =>
        url is { IsAbsoluteUri: true, UserInfo: "", PathAndQuery: "/", Fragment: "" }
        && (url is { Scheme: "https", IsDefaultPort: true } || (environment.IsDevelopment() && url.Scheme is "http" or "https"));
}

public static class PublicOptionsExtensions
{
    /// <summary>Adds the <see cref="PublicOptions"/>, which are required outside of development.</summary>
    public static void AddPublicUrl(this IServiceCollection services) => services
        .AddValidatedOptions<PublicOptions, PublicOptionsValidator>(PublicOptions.Section)
        .PostConfigure<IHostEnvironment>((options, environment) =>
            options.Url ??= environment.IsDevelopment() ? PublicOptions.Development : null);
}
