namespace Icaro.IntegrationsCatalog.Marketplace;

/// <summary>The section <c>Marketplace</c>.</summary>
internal sealed class MarketplaceOptions
{
    public const string Section = "Marketplace";

    /// <summary>Limits a connection attempt as a whole.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Limits the request for the configuration when the pop-up opens.</summary>
    public TimeSpan ConfigTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a registration outlives its process, which renews the lease.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The lifetime of a browser's session.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>When pending deliveries to disconnected modules are discarded. Longer than deliveries are retried.</summary>
    public TimeSpan RetireAfter { get; set; } = TimeSpan.FromDays(4);
}

internal sealed class MarketplaceOptionsValidator : IValidateOptions<MarketplaceOptions>
{
    public ValidateOptionsResult Validate(string? name, MarketplaceOptions options)
    {
        List<string> failures = [];
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
}
