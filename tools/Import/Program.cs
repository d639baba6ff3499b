using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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
            return await RunAsync(options, new ConfigurationBuilder().AddEnvironmentVariables().Build());
        }
        catch (Exception fault) when (fault is MissingConfigurationException or FormatException)
        {
            return Misuse(fault.Message);
        }
    }

    private static async Task<int> RunAsync(ImportOptions options, IConfiguration configuration)
    {
        configuration.Require("ConnectionStrings:catalogdb", "Sealing:KeyRing");
        using var keys = KeyRing.Parse(configuration.Required("Sealing:KeyRing"));
        await using var services = new ServiceCollection()
            .AddSingleton(keys)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(AnsiConsole.Console)
            .AddDbContext<CatalogDbContext>(db =>
            {
                db.UseNpgsql(configuration.Required("ConnectionStrings:catalogdb"));
                db.UseDatabaseConventions();
                db.UseEpochs();
            })
            .AddScoped<Importer>()
            .AddScoped<ImportCommand>()
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();

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
