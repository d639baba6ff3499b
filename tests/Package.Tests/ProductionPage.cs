using System.Text.RegularExpressions;

namespace Icaro.Package.Tests;

/// <summary>docs/production.md, whose commands the test runs.</summary>
internal static class ProductionPage
{
    private const RegexOptions ManyLines = RegexOptions.Multiline | RegexOptions.Singleline;

    /// <summary>The commands that a chapter shows, block by block.</summary>
    public static IReadOnlyList<string> CommandsOf(string chapter)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "production.md"));
        var text = Regex.Match(page, $@"^## \d+\. {Regex.Escape(chapter)}$.*?(?=^## )", ManyLines).Value;
        return [.. Regex.Matches(text, "^```bash\n(.*?)^```", ManyLines).Select(block => block.Groups[1].Value)];
    }
}
