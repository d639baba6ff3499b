namespace Icaro.Benchmarks.Measuring;

/// <summary>A number with its name, which holds the unit, such as <c>requests/s</c>.</summary>
internal sealed record Figure(string Name, double Value)
{
    /// <summary>The name of the sum over all processes that take part but the one that makes the load.</summary>
    public const string Cpu = "CPU ms";

    public static string CpuOf(string process) => $"CPU ms {process}";

    public override string ToString() => $"{Numbers.Text(Value)} {Name}";
}
