using System.Xml.Linq;

namespace Icaro.Benchmarks.Reporting;

/// <summary>Lines over a logarithmic axis, in SVG that is readable on light and dark pages.</summary>
internal static class LineChart
{
    private const int Width = 900, Height = 420, Left = 60, Right = 380, Top = 50, Bottom = 50;

    private static readonly XNamespace Svg10 = "http://www.w3.org/2000/svg";
    private static readonly string[] Colors = ["#2a78d6", "#d9772b", "#2f9e62", "#b5479b", "#8a6fd1", "#b39b1d", "#d64550", "#4d8f9c"];

    public static string Svg(string title, IReadOnlyList<(string Name, IReadOnlyList<(int Size, double Cost)> Points)> lines)
    {
        var highest = Math.Max(2, Math.Ceiling(lines.SelectMany(line => line.Points).Max(point => point.Cost)));
        var largest = lines.SelectMany(line => line.Points).Max(point => point.Size);
        double X(int size) => Left + ((Width - Left - Right) * Math.Log10(size) / Math.Log10(largest));
        double Y(double cost) => Height - Bottom - ((Height - Top - Bottom) * cost / highest);

        return new XElement(
            Svg10 + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {Height}"),
            new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", 12),
            Text(title, Left, Top - 20),
            Enumerable.Range(0, (int)highest + 1).Select(cost => Grid($"{cost}", Y(cost))),
            Enumerable.Range(0, (int)Math.Log10(largest) + 1).Select(power => (int)Math.Pow(10, power))
                .Select(size => Text($"{size:N0}", X(size), Height - Bottom + 20, "middle")),
            lines.SelectMany((line, number) => Line(line, Colors[number % Colors.Length], number, X, Y))).ToString();
    }

    private static IEnumerable<XElement> Line(
        (string Name, IReadOnlyList<(int Size, double Cost)> Points) line,
        string color,
        int number,
        Func<int, double> x,
        Func<double, double> y)
    {
        yield return new(
            Svg10 + "polyline",
            new XAttribute("points", string.Join(' ', line.Points.Select(point => $"{Number(x(point.Size))},{Number(y(point.Cost))}"))),
            new XAttribute("fill", "none"),
            new XAttribute("stroke", color),
            new XAttribute("stroke-width", 2));
        foreach (var (size, cost) in line.Points)
        {
            yield return new(
                Svg10 + "circle",
                new XAttribute("cx", Number(x(size))),
                new XAttribute("cy", Number(y(cost))),
                new XAttribute("r", 3),
                new XAttribute("fill", color));
        }

        yield return Text(line.Name, Width - Right + 20, Top + (number * 22), color: color);
    }

    private static XElement[] Grid(string label, double y) =>
    [
        new(
            Svg10 + "line",
            new XAttribute("x1", Left),
            new XAttribute("x2", Width - Right),
            new XAttribute("y1", Number(y)),
            new XAttribute("y2", Number(y)),
            new XAttribute("stroke", "#8888")),
        Text(label, Left - 10, y + 4, "end"),
    ];

    private static XElement Text(string text, double x, double y, string anchor = "start", string color = "#808080") => new(
        Svg10 + "text",
        new XAttribute("x", Number(x)),
        new XAttribute("y", Number(y)),
        new XAttribute("text-anchor", anchor),
        new XAttribute("fill", color),
        text);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
