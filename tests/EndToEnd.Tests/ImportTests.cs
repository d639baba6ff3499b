using Aspire.Hosting;

namespace Icaro.EndToEnd.Tests;

/// <summary>An operator imports a dump while everything runs.</summary>
[Collection(WholeSystem.Name)]
public sealed class ImportTests(EmptySystem system) : IClassFixture<EmptySystem>
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("MariaDB 10.3")]
    [InlineData("MariaDB 10.11")]
    [InlineData("MariaDB 11")]
    [InlineData("MySQL 8")]
    public async Task Portals_serve_imported_units_without_a_restart_and_again_after_a_second_import(string server)
    {
        using var gateway = system.CreateClient();
        var (first, second) = ($"first secret of {server}", $"second secret of {server}");

        await ImportAsync(server, first);
        await AnswersAsync(gateway, first, HttpStatusCode.OK);

        await ImportAsync(server, second);
        await AnswersAsync(gateway, second, HttpStatusCode.OK);
        await AnswersAsync(gateway, first, HttpStatusCode.BadRequest);
    }

    private async Task ImportAsync(string server, string unitSecret)
    {
        using var folder = new TemporaryFolder();
        var dump = Path.Combine(folder.Path, "icaro.sql");
        var text = InventedDump.Of(server).Replace(InventedDump.UnitSecret, unitSecret, StringComparison.Ordinal);
        await File.WriteAllTextAsync(dump, text, CancellationToken);
        InteractionInputCollection arguments = new(
        [
            new() { Name = "dump", InputType = InputType.Text, Value = dump },
            new() { Name = "dry-run", InputType = InputType.Boolean, Value = "false" },
        ]);

        var result = await system.Application.ResourceCommands.ExecuteCommandAsync("import", "import-dump", arguments, CancellationToken);

        Assert.True(result.Success, result.Message);
        Assert.StartsWith("Imported; the log lists what is left out", result.Message, StringComparison.Ordinal);
    }

    /// <summary>One replica may know of an import earlier than the other.</summary>
    private static Task<HttpStatusCode> AnswersAsync(HttpClient gateway, string unitSecret, HttpStatusCode expected) => Eventually.SeeAsync(
        () => AskAsync(gateway, unitSecret), status => status == expected, last => $"Preferences answer {last}");

    private static async Task<HttpStatusCode> AskAsync(HttpClient gateway, string unitSecret)
    {
        var digest = UnitDigest.Of(unitSecret, InventedDump.UnitUuid);
        using var answer = await gateway.GetAsync(
            $"/wax/preferences?digest={digest}&uuid={InventedDump.UnitUuid}&sessionid=1", CancellationToken);
        return answer.StatusCode;
    }
}
