namespace Icaro.Benchmarks.Measuring;

/// <summary>What several measurements of one figure gave.</summary>
internal sealed record Spread(double Median, double Min, double Max)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return new(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }

    public override string ToString() => $"{Numbers.Text(Median)} ({Numbers.Text(Min)}–{Numbers.Text(Max)})";
}
