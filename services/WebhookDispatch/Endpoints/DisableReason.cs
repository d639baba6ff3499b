namespace Icaro.WebhookDispatch.Endpoints;

internal static class DisableReason
{
    /// <summary>The platform answered 410.</summary>
    public const string Gone = "gone";

    public const string Operator = "operator";
}
