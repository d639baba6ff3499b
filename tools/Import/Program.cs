using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Icaro.Import;

internal static class Program
{
    private const int Misused = 2;

    public static async Task<int> Main(string[] arguments)
    {
        if (ImportOptions.Parse(arguments) is not { } options)
            return Misuse(ImportOptions.Usage);

        try
        {
            return await RunAsync(options);
        }
        catch (Exception fault) when (fault is MissingConfigurationException or FormatException or OptionsValidationException)
        {
            return Misuse(fault.Message);
        }
    }

    private static async Task<int> RunAsync(ImportOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(
            new() { EnvironmentName = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") });
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.Require("ConnectionStrings:catalogdb", "Sealing:KeyRing");
        builder.AddSealing();
        builder.AddEgressPolicy();
        builder.Services.AddDbContext<CatalogDbContext>(db =>
        {
            db.UseNpgsql(builder.Configuration.Required("ConnectionStrings:catalogdb"));
            db.UseDatabaseConventions();
            db.UseEpochs();
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(AnsiConsole.Console);
        builder.Services.AddScoped<Importer>();
        builder.Services.AddScoped<ImportCommand>();

        using var host = builder.Build();
        await using var scope = host.Services.CreateAsyncScope();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, interrupt) =>
        {
            interrupt.Cancel = true;
            stop.Cancel();
        };
        return await scope.ServiceProvider.GetRequiredService<ImportCommand>().RunAsync(options, stop.Token);
    }

    private static int Misuse(string message)
    {
        Console.Error.WriteLine(message);
        return Misused;
    }
}
