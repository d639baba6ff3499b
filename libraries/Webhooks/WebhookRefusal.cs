namespace Icaro.Webhooks;

/// <summary>Why a webhook is not authentic.</summary>
public enum WebhookRefusal
{
    /// <summary><c>webhook-id</c>, <c>webhook-timestamp</c> or <c>webhook-signature</c> is missing.</summary>
    HeaderMissing,

    /// <summary><c>webhook-timestamp</c> is not a number of seconds.</summary>
    TimestampInvalid,

    /// <summary>It was sent too long ago: it may be a recorded one that somebody sends again.</summary>
    TooOld,

    /// <summary>It was sent in the future: one of the two clocks is wrong.</summary>
    TooNew,

    /// <summary>No signature is that of these bytes with one of the secrets.</summary>
    SignatureWrong,

    /// <summary>The body is larger than <see cref="WebhookVerifier.MaxBodySize"/>.</summary>
    BodyTooLarge,
}

/// <summary>What a refusal is called in responses.</summary>
public static class WebhookRefusalExtensions
{
    /// <summary>A stable code, for programs.</summary>
    /// <param name="refusal">Any.</param>
    /// <returns>For example <c>webhook_too_old</c>.</returns>
    public static string Code(this WebhookRefusal refusal) => refusal switch
    {
        WebhookRefusal.HeaderMissing => "webhook_header_missing",
        WebhookRefusal.TimestampInvalid => "webhook_timestamp_invalid",
        WebhookRefusal.TooOld => "webhook_too_old",
        WebhookRefusal.TooNew => "webhook_too_new",
        WebhookRefusal.BodyTooLarge => "webhook_too_large",
        _ => "webhook_signature_wrong",
    };

    /// <summary>The reason, for people.</summary>
    /// <param name="refusal">Any.</param>
    /// <returns>A sentence without its period.</returns>
    public static string Reason(this WebhookRefusal refusal) => refusal switch
    {
        WebhookRefusal.HeaderMissing => "webhook-id, webhook-timestamp or webhook-signature is missing",
        WebhookRefusal.TimestampInvalid => "webhook-timestamp is not a number of seconds",
        WebhookRefusal.TooOld => "webhook-timestamp is too old",
        WebhookRefusal.TooNew => "webhook-timestamp is in the future",
        WebhookRefusal.BodyTooLarge => "the body is too large",
        _ => "webhook-signature does not match",
    };

    internal static int Status(this WebhookRefusal refusal) =>
        refusal == WebhookRefusal.BodyTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status401Unauthorized;
}
