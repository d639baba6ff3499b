namespace Icaro.Contracts;

/// <summary>The purpose of a sealed value. It is authenticated with the value, so that one kind cannot be used as another.</summary>
public static class SealPurpose
{
    public const string ApiToken = "api-token";
    public const string BoxSecret = "box-secret";
    public const string Console = "console";
    public const string CumulocityLogin = "cumulocity-login";
    public const string DecisionSecret = "decision-secret";
    public const string LoginSession = "login-session";
    public const string MarketplaceSession = "marketplace-session";
    public const string ModuleClientId = "module-client-id";
    public const string ModuleSecret = "module-secret";
    public const string OpenIdLogin = "openid-login";
    public const string PasswordDigest = "password-digest";
    public const string ResponseSample = "response-sample";
    public const string SentLogon = "sent-logon";
    public const string SigningSecret = "signing-secret";
    public const string UnitSecret = "unit-secret";
    public const string WebhookBody = "webhook-body";
    public const string WebhookHeaders = "webhook-headers";
    public const string WebhookToken = "webhook-token";
}
