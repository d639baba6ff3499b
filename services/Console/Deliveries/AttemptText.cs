namespace Icaro.Console.Deliveries;

/// <summary>The outcome of a request to a platform, in words.</summary>
internal static class AttemptText
{
    /// <param name="status">The platform's; null if it has not responded.</param>
    /// <param name="error">The stable code of the error; null if it has accepted.</param>
    public static string Of(int? status, string? error) => (status, error) switch
    {
        ({ } code, null) => $"{code} accepted",
        ({ } code, _) => $"{code} {Words(error)}",
        (null, null) => "accepted",
        (null, _) => Words(error),
    };

    private static string Words(string error) => error switch
    {
        "http_4xx" or "http_5xx" or "http_other" => "refused",
        "gone" => "gone: it accepts no more webhooks",
        _ => error.Replace('_', ' '),
    };
}
