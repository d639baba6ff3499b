namespace Icaro.WebhookDispatch.Sending;

/// <summary>Stable codes of failed attempts, in addition to <see cref="EgressError"/>.</summary>
internal static class AttemptError
{
    /// <summary>410: the platform does not accept webhooks any more.</summary>
    public const string Gone = "gone";

    /// <summary>A bug in this service. The log has the details.</summary>
    public const string Internal = "internal";

    /// <summary>The service stopped before the response. The result is unknown, so the attempt is not recorded.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>The lease ended before the request, or another replica claimed the lane between several requests.</summary>
    public const string Superseded = "superseded";

    /// <summary>401 or 403 from an endpoint that refuses all of our requests.</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>This replica is older than the channel. A newer one may know it.</summary>
    public const string UnknownChannel = "unknown_channel";

    /// <summary>The channel cannot convert the body to requests.</summary>
    public const string Unmappable = "unmappable";

    /// <summary>The body or a secret cannot be decrypted with our keys, or is malformed.</summary>
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
