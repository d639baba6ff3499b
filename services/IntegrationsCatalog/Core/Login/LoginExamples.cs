namespace Icaro.IntegrationsCatalog.Core.Login;

/// <summary>For the documentation.</summary>
internal static class LoginExamples
{
    public static readonly LoginAnswer Answer = new(
        "reseller",
        "2026-11-22 21:18:21.6177615 +0000 UTC",
        2,
        "success",
        SubscriptionExamples.Answer,
        "64 hex characters");
}
