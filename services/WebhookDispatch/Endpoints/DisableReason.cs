namespace Icaro.WebhookDispatch.Endpoints;

internal static class DisableReason
{
    /// <summary>The platform answered 410.</summary>
    public const string Gone = "gone";

    /// <summary>It has failed for days without a single success.</summary>
    public const string Failing = "failing";

    public const string Operator = "operator";
}
