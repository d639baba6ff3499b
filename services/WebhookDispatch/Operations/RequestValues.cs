namespace Icaro.WebhookDispatch.Operations;

/// <summary>Parses values of paths, queries and bodies.</summary>
internal static class RequestValues
{
    /// <summary>What follows a field's name in the sentence.</summary>
    public const string MustBeTime = "must be a time such as 2026-01-31T12:00:00Z";

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <returns>Null unless the text is a positive number.</returns>
    public static int? ParseNumber(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <returns>Null unless the text is a UUID.</returns>
    public static Guid? ParseUuid(string? text) => Guid.TryParse(text, out var id) ? id : null;

    /// <summary>Parses an optional positive number.</summary>
    /// <returns>False for an invalid text. A missing or empty text is valid.</returns>
    public static bool TryParseNumber(string? text, out int? number)
    {
        number = ParseNumber(text);
        return string.IsNullOrEmpty(text) || number is not null;
    }

    /// <summary>Parses an optional time.</summary>
    /// <inheritdoc cref="TryParseNumber"/>
    public static bool TryParseTime(string? text, out DateTimeOffset? time)
    {
        time = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var parsed) ? parsed : null;
        return string.IsNullOrEmpty(text) || time is not null;
    }
}
