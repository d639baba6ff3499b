namespace Icaro.WebhookDispatch.Lanes;

/// <summary>The states of a delivery. All but <see cref="Pending"/> are settled.</summary>
internal static class DeliveryStatus
{
    public const string Pending = "pending";
    public const string Delivered = "delivered";

    /// <summary>Given up when the retries ended.</summary>
    public const string Failed = "failed";

    /// <summary>Given up by an operator.</summary>
    public const string Discarded = "discarded";

    public static bool IsKnown(string text) => text is Pending or Delivered or Failed or Discarded;
}
