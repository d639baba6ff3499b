namespace Icaro.WebhookDispatch.Rollups;

/// <summary>
/// The classes of a histogram of durations: four for each doubling, from 1 ms to longer than any retries. The middle of a class differs
/// from each duration in it by at most 9 %.
/// </summary>
internal static class DurationClass
{
    /// <summary>Of outcomes without a duration.</summary>
    public const int None = -1;

    private const double PerDoubling = 4;

    /// <summary>68 years.</summary>
    private const int Last = 164;

    public static int Of(TimeSpan duration) =>
        (int)Math.Clamp(Math.Floor(Math.Log2(Math.Max(duration.TotalMilliseconds, 1)) * PerDoubling), 0, Last);

    /// <returns>The middle of a class, in milliseconds.</returns>
    public static double Middle(int durationClass) => Math.Pow(2, (durationClass + 0.5) / PerDoubling);
}
