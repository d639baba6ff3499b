namespace Icaro.Console.Overview;

/// <summary>How far back the overview looks.</summary>
/// <param name="Name">In the address of the page.</param>
/// <param name="Step">Of the dispatcher's metrics.</param>
public sealed record Period(string Name, string Text, TimeSpan Length, string Step)
{
    public static readonly Period[] All =
    [
        new("1h", "1 hour", TimeSpan.FromHours(1), "minute"),
        new("24h", "24 hours", TimeSpan.FromDays(1), "hour"),
        new("7d", "7 days", TimeSpan.FromDays(7), "hour"),
    ];

    /// <returns>The shortest one for an unknown name.</returns>
    public static Period Of(string? name) => Array.Find(All, period => period.Name == name) ?? All[0];
}
