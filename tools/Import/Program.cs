using Icaro.Import;
using Icaro.IntegrationsCatalog;
using Icaro.ServiceDefaults.Configuration;
using Icaro.ServiceDefaults.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

if (ImportOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(ImportOptions.Usage);
    return 2;
}

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
configuration.Require("ConnectionStrings:catalogdb", "Sealing:KeyRing");

using var keys = KeyRing.Parse(configuration.Required("Sealing:KeyRing"));
await using var services = new ServiceCollection()
    .AddSingleton(keys)
    .AddDbContext<CatalogDbContext>(db => db.UseNpgsql(configuration.Required("ConnectionStrings:catalogdb")))
    .BuildServiceProvider();
await using var scope = services.CreateAsyncScope();

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, interrupt) =>
{
    interrupt.Cancel = true;
    stop.Cancel();
};
var command = new ImportCommand(scope.ServiceProvider.GetRequiredService<CatalogDbContext>(), TimeProvider.System, AnsiConsole.Console);
return await command.RunAsync(options, stop.Token);
