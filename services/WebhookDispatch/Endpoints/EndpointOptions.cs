namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>The section <c>Endpoints</c>: how failing platforms are treated.</summary>
internal sealed class EndpointOptions
{
    public const string Section = "Endpoints";

    /// <summary>So many failures in a row, of different lanes, open the circuit breaker.</summary>
    public int BreakAfter { get; set; } = 5;

    /// <summary>How long the breaker stays open at first; each failed probe doubles it.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The maxBatchSize, also of what a platform may ask for with <c>Retry-After</c> on behalf of all its webhooks.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>An endpoint that fails for this long without a single success is disabled.</summary>
    public TimeSpan DisableAfter { get; set; } = TimeSpan.FromDays(5);
}

internal sealed class EndpointOptionsValidator : IValidateOptions<EndpointOptions>
{
    public ValidateOptionsResult Validate(string? name, EndpointOptions options)
    {
        List<string> failures = [];
        if (options.BreakAfter < 1)
            failures.Add("Endpoints:BreakAfter must be at least 1");
        if (options.FirstPause <= TimeSpan.Zero || options.LongestPause < options.FirstPause)
            failures.Add("Endpoints:FirstPause must be positive, and Endpoints:LongestPause not shorter");
        if (options.DisableAfter <= TimeSpan.Zero)
            failures.Add("Endpoints:DisableAfter must be positive");

        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
