namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>A tenant responded with an error.</summary>
internal sealed class CumulocityException(string step, EgressResponse response)
    : Exception($"The tenant responded to the {step} request with {(int)response.Status}.")
{
    /// <summary>One of <see cref="CumulocityStep"/>.</summary>
    public string Step => step;

    public EgressResponse Response => response;

    public HttpStatusCode Status => response.Status;

    public bool IsUnauthorized => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>A retry would have the same response.</summary>
    public bool IsFinal => (int)Status is >= 400 and < 500 and not (408 or 425 or 429) && !IsUnauthorized;
}

/// <summary>The purposes of requests.</summary>
internal static class CumulocityStep
{
    public const string Identity = "identity";
    public const string Creation = "creation";
    public const string Binding = "binding";
    public const string Position = "position";
    public const string Measurements = "measurements";
    public const string Event = "event";
    public const string Inventory = "inventory";

    /// <summary>The error class of a request that a retry cannot save.</summary>
    public static string ErrorOf(string step) => $"{step}_rejected";
}
