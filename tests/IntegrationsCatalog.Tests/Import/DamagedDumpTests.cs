namespace Icaro.IntegrationsCatalog.Tests.Import;

public sealed class DamagedDumpTests(CatalogApplication catalog) : IClassFixture<CatalogApplication>
{
    public static TheoryData<string> Names => [.. DamagedDump.All.Select(dump => dump.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_that_is_no_whole_dump_is_refused_in_a_sentence_and_nothing_is_done(string name)
    {
        var dump = DamagedDump.All.Single(one => one.Name == name);
        var messages = await catalog.CountMessagesAsync();

        var (code, report) = await catalog.ImportBytesAsync(dump.Content);

        Assert.Equal(2, code);
        Assert.StartsWith("Nothing was imported. ", report, StringComparison.Ordinal);
        Assert.Contains(dump.Refusal, report, StringComparison.Ordinal);
        Assert.Single(report.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(messages, await catalog.CountMessagesAsync());
        Assert.Equal(404, (await (await catalog.AsAdminAsync()).GetAsync("/api/hotspots")).Status);
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_named()
    {
        var (code, report) = await catalog.ImportAsync("/nowhere/icaro.sql");

        Assert.Equal(2, code);
        Assert.Contains("/nowhere/icaro.sql", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_are_none_are_refused()
    {
        Assert.Null(ImportOptions.Parse([]));
        Assert.Null(ImportOptions.Parse(["a.sql", "--force"]));
        Assert.Null(ImportOptions.Parse(["a.sql", "b.sql"]));
        Assert.Null(ImportOptions.Parse(["a.sql", "--database"]));
        Assert.Equal(new ImportOptions("a.sql") { IsDryRun = true }, ImportOptions.Parse(["--dry-run", "a.sql"]));
        Assert.Equal(
            new ImportOptions("-") { IsPartial = true, Database = "icaro" },
            ImportOptions.Parse(["--partial", "-", "--database", "icaro"]));
    }
}
