using System.Diagnostics;
using Icaro.Import.Importing;

namespace Icaro.IntegrationsCatalog.Tests.Import;

/// <summary>The program itself, as <c>./icaro import</c> starts it.</summary>
public sealed class ImportProgramTests(CatalogApplication catalog) : IClassFixture<CatalogApplication>
{
    [Fact]
    public async Task It_imports_its_input_into_a_running_catalog()
    {
        await using var listener = await Listeners.ToPortalsAsync(catalog.Broker);

        var (code, output) = await RunAsync(InventedDump.MariaDb1011, "-");

        Assert.Equal(1, code);
        Assert.Contains("Imported. No webhook was sent.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Reading", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", output, StringComparison.Ordinal);
        await listener.NextPortalAsync(11);
        var reseller = await catalog.LoginAsync("valley", "password");
        Assert.Equal("secret-of-the-imported-unit", (await reseller.GetAsync("/api/units/31")).Text("secret"));
    }

    [Fact]
    public async Task Without_a_dump_it_says_how_it_is_used()
    {
        var (code, output) = await RunAsync("");

        Assert.Equal(2, code);
        Assert.Contains("./icaro import FILE", output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> RunAsync(string input, params string[] arguments)
    {
        var program = new ProcessStartInfo("dotnet", [typeof(Importer).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        program.Environment["ConnectionStrings__catalogdb"] = catalog.ConnectionString;
        program.Environment["Sealing__KeyRing"] = CatalogApplication.KeyRingText;
        using var process = Process.Start(program)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
