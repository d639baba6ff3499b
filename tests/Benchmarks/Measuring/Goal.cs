namespace Icaro.Benchmarks.Measuring;

/// <summary>What a figure ought to be.</summary>
/// <param name="Text">Of what, such as <c>enable, requests/s</c>.</param>
internal sealed record Goal(string Text, string Wanted, double Measured, bool IsReached)
{
    public static Goal AtLeast(string text, double limit, double measured) => new(text, $"≥ {Numbers.Text(limit)}", measured, measured >= limit);

    public static Goal AtMost(string text, double limit, double measured) => new(text, $"≤ {Numbers.Text(limit)}", measured, measured <= limit);
}
