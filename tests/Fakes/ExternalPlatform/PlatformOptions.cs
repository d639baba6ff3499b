namespace Icaro.ExternalPlatform;

/// <summary>What the platform and Icaro agreed on when the integration was registered.</summary>
internal sealed class PlatformOptions
{
    public const string Section = "Platform";

    /// <summary>The token that every webhook must carry in <c>X-Icaro-WebHook-Token</c>.</summary>
    public string WebhookToken { get; init; } = "";

    /// <summary>The key of the signatures: <c>whsec_</c> and base64, or base64 alone.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>Where guests come from and go on to; null lets them go on to wherever they were told.</summary>
    public Uri? IcaroUrl { get; init; }
}

/// <summary>Names everything that is missing at once, so that a first start by hand needs one correction.</summary>
internal sealed class PlatformOptionsValidator : IValidateOptions<PlatformOptions>
{
    public ValidateOptionsResult Validate(string? name, PlatformOptions options)
    {
        List<string> failures = [];
        if (string.IsNullOrWhiteSpace(options.WebhookToken))
            failures.Add("Platform:WebhookToken is missing");
        if (string.IsNullOrWhiteSpace(options.SigningSecret))
            failures.Add("Platform:SigningSecret is missing");
        else if (!WebhookSecret.TryParse(options.SigningSecret, out _))
            failures.Add("Platform:SigningSecret is neither whsec_<base64> nor base64");

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

internal static class PlatformOptionsRegistration
{
    public static void AddPlatformOptions(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<PlatformOptions>, PlatformOptionsValidator>();
        services.AddOptions<PlatformOptions>().BindConfiguration(PlatformOptions.Section).ValidateOnStart();
    }
}
