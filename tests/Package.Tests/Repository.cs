using System.Text.RegularExpressions;

namespace Icaro.Package.Tests;

internal static class Repository
{
    private const RegexOptions ManyLines = RegexOptions.Multiline | RegexOptions.Singleline;

    public static string Root { get; } = FindRoot(new(AppContext.BaseDirectory)).FullName;

    public static string TestFolder { get; } = Path.Combine(Root, "tests", "Package.Tests");

    /// <summary>The commands that a chapter of docs/production.md shows, block by block.</summary>
    public static IReadOnlyList<string> CommandsOf(string chapter)
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "production.md"));
        var text = Regex.Match(page, $@"^## \d+\. {Regex.Escape(chapter)}$.*?(?=^## )", ManyLines).Value;
        return [.. Regex.Matches(text, "^```bash\n(.*?)^```", ManyLines).Select(block => block.Groups[1].Value)];
    }

    private static DirectoryInfo FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Icaro.Aspire.slnx")) ? folder : FindRoot(folder.Parent!);
}
