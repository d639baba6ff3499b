namespace Icaro.Console.Overview;

/// <summary>Durations in two or three digits.</summary>
internal static class TimeText
{
    public static string Of(double? milliseconds) => milliseconds is { } ms ? Of(TimeSpan.FromMilliseconds(ms)) : "–";

    public static string Of(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => Text(Math.Max(time.TotalMilliseconds, 0), "ms"),
        { TotalMinutes: < 1 } => Text(time.TotalSeconds, "s"),
        { TotalHours: < 1 } => Text(time.TotalMinutes, "min"),
        { TotalDays: < 1 } => Text(time.TotalHours, "h"),
        _ => Text(time.TotalDays, "days"),
    };

    private static string Text(double number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(number, number < 10 ? 1 : 0)} {unit}");
}
