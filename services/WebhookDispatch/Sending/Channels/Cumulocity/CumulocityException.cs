namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>A tenant answered otherwise than with success.</summary>
internal sealed class CumulocityException(string step, EgressResponse response)
    : Exception($"The {step} was answered with {(int)response.Status}.")
{
    /// <summary>One of <see cref="CumulocityStep"/>.</summary>
    public string Step => step;

    public EgressResponse Response => response;

    public HttpStatusCode Status => response.Status;

    public bool IsUnauthorized => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>It would be answered like that again and again.</summary>
    public bool IsFinal => (int)Status is >= 400 and < 500 and not (408 or 425 or 429) && !IsUnauthorized;
}

/// <summary>What requests are for. With <c>_rejected</c> behind it, it is the error class of one that no retry would save.</summary>
internal static class CumulocityStep
{
    public const string Identity = "identity";
    public const string Creation = "creation";
    public const string Binding = "binding";
    public const string Position = "position";
    public const string Measurements = "measurements";
    public const string Event = "event";
    public const string Inventory = "inventory";

    public static string Rejected(string step) => $"{step}_rejected";
}
