namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

/// <summary>Reads a module's response to a registration: an account URL, or an error.</summary>
internal static class RegistrationResponse
{
    public static (string? AccountUrl, MarketplaceError? Error) Read(EgressResponse answer, ModuleUrls urls)
    {
        var status = (int)answer.Status;
        var json = ModuleJson.Object(answer.Body.Span);
        if (status is >= 400 and < 500)
            return (null, new(json?.ErrorMessage() ?? $"The module refused the connection with {status}", "module_refused"));
        if (status is not (200 or 201))
            return (null, new($"The module answered the registration with {status}", "module_failed"));
        if (json?.Flag("success") is not { } success)
            return (null, new("The module's answer to the registration does not say whether it succeeded", "register_answer_malformed"));
        if (!success)
            return (null, new(json.ErrorMessage() ?? "The module refused the connection", "module_refused"));

        var accountUrl = json.Text("accountUrl");
        return urls.FindError(accountUrl) is { } error
            ? (null, new($"The accountUrl in the module's answer {error.Phrase}", $"account_url_{error.Kind}"))
            : (accountUrl, null);
    }
}
