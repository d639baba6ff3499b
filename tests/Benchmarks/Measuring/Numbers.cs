namespace Icaro.Benchmarks.Measuring;

internal static class Numbers
{
    /// <summary>With as many digits as mean something.</summary>
    public static string Text(double value) => value.ToString(
        Math.Abs(value) switch
        {
            >= 100 => "#,0",
            >= 10 => "0.0",
            >= 1 => "0.00",
            _ => "0.000",
        },
        CultureInfo.InvariantCulture);
}
