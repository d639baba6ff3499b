using Icaro.Egress;

namespace Icaro.Notifications.Webhooks;

/// <summary>The section <c>Notifications:Webhook</c>.</summary>
internal sealed class WebhookOptions
{
    public const string Section = "Notifications:Webhook";

    /// <summary>Null for no webhook.</summary>
    public string? Url { get; init; }

    /// <summary><c>whsec_</c> and base64 of 24 to 64 bytes.</summary>
    public string? Secret { get; init; }
}

internal sealed class WebhookOptionsValidator(IHostEnvironment environment) : IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        string[] faults = options is { Url: null, Secret: null } ? [] : [.. Find(options)];
        return faults is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Find(WebhookOptions options)
    {
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !IsHttpAllowed(url)))
            yield return $"{WebhookOptions.Section}:Url is not an https URL";
        if (options.Secret is null || !WebhookSignature.IsSecret(options.Secret))
            yield return $"{WebhookOptions.Section}:Secret is not whsec_ and base64 of 24 to 64 bytes";
    }

    private bool IsHttpAllowed(Uri url) => url.Scheme == Uri.UriSchemeHttp && (url.IsLoopback || environment.IsDevelopment());
}
