using System.Globalization;

namespace Icaro.Egress;

/// <summary>Reads <c>Retry-After</c> as servers send it, which is more than RFC 9110 allows.</summary>
internal static class RetryAfter
{
    /// <summary>More are a waste of our time.</summary>
    private const int MaxValues = 8;

    private const NumberStyles Seconds = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private const DateTimeStyles Utc =
        DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>The formats of RFC 9110, two of them obsolete, and ISO 8601. The day of the week is often wrong, and cut off.</summary>
    private static readonly string[] Dates =
    [
        "d MMM yyyy H:m:s", "d-MMM-yy H:m:s", "d-MMM-yyyy H:m:s", "MMM d H:m:s yyyy", "yyyy-MM-dd'T'H:m:s.FFFFFFF",
        "d MMM yyyy H:m:s zzz", "yyyy-MM-dd'T'H:m:s.FFFFFFFzzz",
    ];

    private static readonly string[] UtcNames = ["GMT", "UTC", "Z"];

    /// <param name="values">The values of all headers of this name.</param>
    /// <param name="now">What dates are compared with.</param>
    /// <returns>The longest pause, zero for one in the past; null without a usable value.</returns>
    public static TimeSpan? Read(IEnumerable<string> values, DateTimeOffset now) =>
        values.Take(MaxValues).Select(value => Pause(value, now) ?? value.Split(',').Take(MaxValues).Max(part => Pause(part, now))).Max();

    private static TimeSpan? Pause(string value, DateTimeOffset now)
    {
        value = value.Trim();
        if (double.TryParse(value, Seconds, CultureInfo.InvariantCulture, out var seconds) && !double.IsNaN(seconds))
            return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue));

        return DateTimeOffset.TryParseExact(WithoutNames(value), Dates, CultureInfo.InvariantCulture, Utc, out var date)
            ? date > now ? date - now : TimeSpan.Zero
            : null;
    }

    /// <summary>Cuts off the day of the week and the name of the time zone.</summary>
    private static string WithoutNames(string date)
    {
        var day = date.IndexOfAny([',', ' ']);
        if (day > 0 && char.IsAsciiLetter(date[0]))
            date = date[(day + 1)..];
        var zone = Array.Find(UtcNames, name => date.EndsWith(name, StringComparison.OrdinalIgnoreCase));
        return zone is null ? date : date[..^zone.Length];
    }
}
