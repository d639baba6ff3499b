namespace Icaro.WebhookDispatch.Sending;

/// <summary>Stable codes for attempts that failed, beside those of <see cref="EgressError"/>.</summary>
internal static class AttemptError
{
    /// <summary>410: the platform wants no more webhooks.</summary>
    public const string Gone = "gone";

    /// <summary>A fault of ours, which the log describes.</summary>
    public const string Internal = "internal";

    /// <summary>The service stopped before the answer came. Nothing is known of it, so it is no attempt that counts.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>The lane was taken over while several requests were sent: whoever has it now goes on.</summary>
    public const string Superseded = "superseded";

    /// <summary>401 or 403, of an endpoint that means all of our requests by that.</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>A newer replica may know it.</summary>
    public const string UnknownChannel = "unknown_channel";

    /// <summary>The body is nothing that the channel can make requests of.</summary>
    public const string Unmappable = "unmappable";

    /// <summary>The endpoint's secrets or the body cannot be opened with our keys, or are malformed.</summary>
    public const string Unsealable = "unsealable";

    /// <returns>Null for success.</returns>
    public static string? Of(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        410 => Gone,
        >= 300 and < 400 => "redirect",
        >= 400 and < 500 => "http_4xx",
        >= 500 and < 600 => "http_5xx",
        _ => "http_other",
    };
}
