namespace Icaro.WebhookDispatch.Endpoints;

internal static class DisableReason
{
    /// <summary>The platform answered 410.</summary>
    public const string Gone = "gone";

    /// <summary>It has failed for days without a single success.</summary>
    public const string Failing = "failing";

    public const string Operator = "operator";

    /// <summary>It is gone for good, and nothing enables it again.</summary>
    public const string Removed = "removed";

    /// <summary>It does not know us: what it knew us by has changed.</summary>
    public const string Unauthorized = "unauthorized";
}
