namespace Icaro.IntegrationsCatalog.Marketplace;

/// <summary>The section <c>Marketplace</c>.</summary>
internal sealed class MarketplaceOptions
{
    public const string Section = "Marketplace";

    /// <summary>Where modules find this system, and by which they know it. Without one, no module can be connected.</summary>
    public Uri? SystemUrl { get; set; }

    /// <summary>For a connection as a whole: what the module says of itself, its registration, and its call in between.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For what the module says of itself when the pop-up opens.</summary>
    public TimeSpan ConfigTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a registration outlives the process that runs it, which renews it meanwhile.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a browser that showed a token is remembered.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>After it nothing is owed any more to what was disconnected: longer than deliveries are retried.</summary>
    public TimeSpan RetireAfter { get; set; } = TimeSpan.FromDays(4);

    /// <summary>As modules get it: without a slash at the end.</summary>
    public string SystemAddress => SystemUrl!.GetLeftPart(UriPartial.Authority);
}

internal sealed class MarketplaceOptionsValidator(IHostEnvironment environment) : IValidateOptions<MarketplaceOptions>
{
    public ValidateOptionsResult Validate(string? name, MarketplaceOptions options)
    {
        List<string> failures = [];
        if (options.SystemUrl is { } url && !IsKnowable(url))
            failures.Add("Marketplace:SystemUrl must be https://<host>, without port, path, query, fragment or user name");
        foreach (var (setting, value) in Times(options))
        {
            if (value <= TimeSpan.Zero)
                failures.Add($"Marketplace:{setting} must be positive");
        }

        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<(string Setting, TimeSpan Value)> Times(MarketplaceOptions options) =>
    [
        (nameof(options.ConnectTimeout), options.ConnectTimeout),
        (nameof(options.ConfigTimeout), options.ConfigTimeout),
        (nameof(options.Lease), options.Lease),
        (nameof(options.SessionLifetime), options.SessionLifetime),
        (nameof(options.RetireAfter), options.RetireAfter),
    ];

    /// <summary>Modules accept nothing else. On a developer's machine the gateway has a port, and no certificate.</summary>
    private bool IsKnowable(Uri url) =>
        url is { IsAbsoluteUri: true, UserInfo: "", PathAndQuery: "/", Fragment: "" }
        && (url is { Scheme: "https", IsDefaultPort: true } || (environment.IsDevelopment() && url.Scheme is "http" or "https"));
}
