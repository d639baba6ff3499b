namespace Icaro.IntegrationsCatalog.Partners.Requests;

/// <summary>
/// Times as devices send them: ISO 8601, in the extended format, with T or a space before the time of day. UTC, where nothing
/// else is said. What is finer than a microsecond is cut off, since the database would.
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

    /// <summary>As the database will tell it.</summary>
    public static DateTimeOffset ToMicroseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    /// <returns>Always with T and Z.</returns>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
