namespace Icaro.Benchmarks.Reporting;

internal static class MarkdownReport
{
    public static string Of(Report report)
    {
        var text = new StringBuilder();
        foreach (var (title, comparison) in report.Tables)
            text.Append($"{title}\n\n{Table(comparison)}\n");
        if (report.Goals is not [])
            text.Append(Table(report.Goals));
        return text.ToString();
    }

    private static string Table(Comparison comparison) => MarkdownTable.Of(
        ["", .. comparison.Figures],
        [.. comparison.Subjects.Select(subject =>
            (IReadOnlyList<string>)[subject, .. comparison.Figures.Select(figure => comparison.Spread(subject, figure)?.ToString() ?? "")])]);

    private static string Table(IReadOnlyList<Goal> goals) => MarkdownTable.Of(
        ["goal", "wanted", "measured", "reached"],
        [.. goals.Select(goal => (IReadOnlyList<string>)[goal.Text, goal.Wanted, Numbers.Text(goal.Measured), goal.IsReached ? "yes" : "no"])]);
}
