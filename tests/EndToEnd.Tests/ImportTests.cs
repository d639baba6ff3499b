using Aspire.Hosting;

namespace Icaro.EndToEnd.Tests;

/// <summary>An operator imports a dump while everything runs.</summary>
[Collection(WholeSystem.Name)]
public sealed class ImportTests(AppHostFixture appHost)
{
    private const string UnitUuid = "uuid-of-an-imported-unit";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Portals_serve_imported_units_without_a_restart_and_again_after_a_second_import()
    {
        using var gateway = appHost.CreateClient();

        await ImportAsync("the-first-secret");
        await WaitUntilServedAsync(gateway, "the-first-secret");

        await ImportAsync("the-second-secret");
        await WaitUntilServedAsync(gateway, "the-second-secret");
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(gateway, "the-first-secret"));
    }

    private async Task ImportAsync(string unitSecret)
    {
        using var folder = new TemporaryFolder();
        var dump = Path.Combine(folder.Path, "icaro.sql");
        await File.WriteAllTextAsync(dump, Dump(unitSecret), CancellationToken);
        InteractionInputCollection arguments = new(
        [
            new() { Name = "dump", InputType = InputType.Text, Value = dump },
            new() { Name = "dry-run", InputType = InputType.Boolean, Value = "false" },
        ]);

        var result = await appHost.Application.ResourceCommands.ExecuteCommandAsync("import", "import-dump", arguments, CancellationToken);

        Assert.True(result.Success, result.Message);
        Assert.StartsWith("Everything in the dump is imported", result.Message, StringComparison.Ordinal);
    }

    private static Task<HttpStatusCode> WaitUntilServedAsync(HttpClient gateway, string unitSecret) => Eventually.SeeAsync(
        () => AskAsync(gateway, unitSecret), status => status == HttpStatusCode.OK, last => $"Preferences answer {last}");

    private static async Task<HttpStatusCode> AskAsync(HttpClient gateway, string unitSecret)
    {
        var digest = UnitDigest.Of(unitSecret, UnitUuid);
        using var answer = await gateway.GetAsync($"/wax/preferences?digest={digest}&uuid={UnitUuid}&sessionid=1", CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>A reseller with a hotspot and a unit, whose ids are not those of the demo data.</summary>
    private static string Dump(string unitSecret) => $"""
        -- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)
        /*!40101 SET NAMES utf8mb4 */;
        CREATE TABLE `accounts` (
          `id` bigint(20) unsigned NOT NULL, `creator_id` bigint(20) unsigned NOT NULL, `uuid` varchar(200), `type` varchar(200) NOT NULL,
          `name` varchar(200) NOT NULL, `username` varchar(200) NOT NULL, `password` varchar(200) NOT NULL, `email` varchar(250),
          `created` datetime
        );
        INSERT INTO `accounts` VALUES (900,1,'uuid-of-an-imported-reseller','reseller','Imported','imported',
          '5f4dcc3b5aa765d61d8327deb882cf99','imported@valley.example','2018-03-02 09:30:00');
        CREATE TABLE `hotspots` (
          `id` bigint(20) unsigned NOT NULL, `uuid` varchar(200) NOT NULL, `account_id` bigint(20) unsigned NOT NULL,
          `name` varchar(200) NOT NULL, `description` varchar(250), `created` datetime
        );
        INSERT INTO `hotspots` VALUES (900,'uuid-of-an-imported-hotspot',900,'Imported','','2018-03-02 10:00:00');
        CREATE TABLE `units` (
          `id` bigint(20) unsigned NOT NULL, `hotspot_id` bigint(20) unsigned NOT NULL, `mac_address` varchar(200) NOT NULL,
          `name` varchar(200) NOT NULL, `description` varchar(250), `uuid` varchar(200) NOT NULL, `secret` varchar(200) NOT NULL,
          `created` datetime
        );
        INSERT INTO `units` VALUES (900,900,'02:00:00:00:09:00','Entrance','','{UnitUuid}','{unitSecret}','2018-03-02 11:00:00');
        -- Dump completed on 2026-11-01 12:00:00

        """;
}
