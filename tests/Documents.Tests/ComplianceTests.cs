using System.Text.RegularExpressions;

namespace Icaro.Documents.Tests;

/// <summary>The pages of <c>docs/compliance</c> say which test shows what. Both ends are read as text.</summary>
public sealed partial class ComplianceTests
{
    private const string Pages = "docs/compliance";

    private static readonly string Root = FindRoot(new(AppContext.BaseDirectory)).FullName;

    public static TheoryData<string> AllPages => [.. FilesIn(Pages, "*.md")];

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Each_test_that_a_page_names_is_there(string page)
    {
        var named = TestName().Matches(Read(page)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.Equal([], named.Except(Tests()));
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Each_row_names_a_test_or_says_why_there_is_none(string page)
    {
        var rows = Row().Matches(Read(page)).Where(row => !row.Value.StartsWith("|--", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var (what, shown) = (row.Groups["what"].Value.Trim(), row.Groups["shown"].Value.Trim());
            Assert.True(
                shown == "shown by" || TestName().IsMatch(shown) || (shown == "—" && what.StartsWith("— ", StringComparison.Ordinal)),
                row.Value);
        });
    }

    [Fact]
    public void The_first_page_leads_to_all_others()
    {
        var index = Read($"{Pages}.md");

        Assert.NotEmpty(AllPages);
        Assert.All(
            FilesIn(Pages, "*.md"), page => Assert.Contains($"(compliance/{Path.GetFileName(page)})", index, StringComparison.Ordinal));
    }

    /// <summary>Class and method of every test in the sources.</summary>
    private static HashSet<string> Tests() =>
    [
        .. from file in FilesIn("tests", "*.cs")
           let source = Read(file)
           let names = ClassName().Match(source)
           where names.Success
           from test in Test().Matches(source)
           select $"{names.Groups[1].Value}.{test.Groups[1].Value}",
    ];

    private static IEnumerable<string> FilesIn(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static DirectoryInfo FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Icaro.Aspire.slnx")) ? folder : FindRoot(folder.Parent!);

    /// <summary>A class and a method in backticks.</summary>
    [GeneratedRegex(@"`([A-Z]\w*\.[A-Z]\w*_\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\|(?<sentence>.*?) \|(?<what>.*) \|(?<shown>.*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^public sealed (?:partial )?class (\w+)", RegexOptions.Multiline)]
    private static partial Regex ClassName();

    /// <summary>An attribute, and then the first public method.</summary>
    [GeneratedRegex(
        @"^    \[(?:Fact|Theory)\b(?:(?!^    public ).)*^    public (?:async )?\w+ (\w+)\(",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Test();
}
