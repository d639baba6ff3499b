using Icaro.Egress;
using Icaro.Import.Importing;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Icaro.IntegrationsCatalog.Tests.Import;

/// <summary>Imports into the catalog of a test.</summary>
internal static class Imports
{
    public static async Task<ImportResult> ImportAsync(this CatalogApplication catalog, params string[] arguments)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 1000;
        var egress = new EgressPolicy(Options.Create(new EgressOptions { AllowHttp = true }));
        var code = await catalog.InDatabaseAsync(db =>
        {
            var importer = new Importer(db, catalog.Services.GetRequiredService<KeyRing>(), egress, TimeProvider.System);
            return new ImportCommand(importer, console).RunAsync(ImportOptions.Parse(arguments)!, TestContext.Current.CancellationToken);
        });
        return new(code, output.ToString());
    }

    public static Task<ImportResult> ImportTextAsync(this CatalogApplication catalog, string dump, params string[] arguments) =>
        catalog.ImportBytesAsync(Encoding.UTF8.GetBytes(dump), arguments);

    public static async Task<ImportResult> ImportBytesAsync(this CatalogApplication catalog, byte[] dump, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, dump, TestContext.Current.CancellationToken);
            return await catalog.ImportAsync([file, .. arguments]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>How many messages have ever been written to the outbox.</summary>
    public static Task<long> CountMessagesAsync(this CatalogApplication catalog) => catalog.InDatabaseAsync(db =>
        db.Database.SqlQueryRaw<long>(PortalSql.Version + " AS \"Value\"").SingleAsync(TestContext.Current.CancellationToken));
}

internal sealed record ImportResult(int Code, string Report)
{
    public string[] Rows => [.. Report.Split('\n').Where(line => line.Contains('│', StringComparison.Ordinal))];
}
