namespace Icaro.IntegrationsCatalog.Partners.Requests;

/// <summary>
/// The times of devices: extended ISO 8601, with T or a space before the time of day, and UTC by default. Truncated to microseconds, the
/// precision of the database.
/// </summary>
internal static class DataTime
{
    private static readonly string[] Formats =
        [.. from separator in new[] { "'T'", "' '" }
            from zone in new[] { "K", "zz" }
            from time in new[] { "HH:mm:ss.FFFFFFF", "HH:mm" }
            select $"yyyy-MM-dd{separator}{time}{zone}"];

    public static bool TryParse(string? text, out DateTimeOffset time)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, utc, out time))
            return false;

        time = ToMicroseconds(time);
        return true;
    }

    public static DateTimeOffset ToMicroseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
