namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>For the documentation.</summary>
internal static class IntegrationExamples
{
    public static readonly IntegrationRequest New = IntegrationRequest.Empty with
    {
        Name = "External Platform",
        Description = "Loyalty for guests",
        WebhookUrl = "https://platform.example/webhook",
        PostAuthRedirectUrl = "https://platform.example/welcome",
    };

    public static readonly IntegrationRequest Change = IntegrationRequest.Empty with { WebhookUrl = "https://platform.example/hooks/wifi" };

    public static readonly CreatedIntegrationAnswer Created = new(1, "success", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3");

    public static readonly IReadOnlyList<IntegrationAnswer> List =
    [
        new(
            1,
            "External Platform",
            "Loyalty for guests",
            "https://platform.example",
            "",
            "https://platform.example/webhook",
            "",
            "https://platform.example/welcome",
            "base64 of the encrypted login",
            "base64 of the iv",
            ""),
    ];
}
