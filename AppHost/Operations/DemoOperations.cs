using Npgsql;

namespace Icaro.AppHost.Operations;

/// <summary>What people do with the demo.</summary>
internal static class DemoOperations
{
    /// <param name="platform">The sample platform, whose menu gets the command.</param>
    /// <param name="catalog">Stops first, so that the others still work off what it has published.</param>
    /// <param name="others">The other services with a database, or with a copy of its contents.</param>
    /// <param name="databases">They are dropped; the services make and fill them again.</param>
    public static void WithResetOperation(
        this IResourceBuilder<ProjectResource> platform,
        IResourceBuilder<ProjectResource> catalog,
        IReadOnlyList<IResourceBuilder<ProjectResource>> others,
        IReadOnlyList<IResourceBuilder<IResourceWithConnectionString>> databases) => platform.WithOperation(
            "reset-demo", "Reset the demo data",
            new()
            {
                IconName = "ArrowReset",
                Description = "Drops all databases, and starts the services on the demo data again.",
                ConfirmationMessage = "Everything in the databases of this system is deleted. Go on?",
            },
            async context =>
            {
                var commands = context.Services.GetRequiredService<ResourceCommandService>();
                var notifications = context.Services.GetRequiredService<ResourceNotificationService>();
                IResourceBuilder<ProjectResource>[] services = [catalog, .. others];
                foreach (var service in services)
                    await commands.ExecuteCommandAsync(service.Resource, KnownResourceCommands.StopCommand, context.CancellationToken);
                foreach (var database in databases)
                    await DropAsync(database.Resource, context.CancellationToken);
                foreach (var service in services)
                    await commands.ExecuteCommandAsync(service.Resource, KnownResourceCommands.StartCommand, context.CancellationToken);
                foreach (var service in services)
                    await notifications.WaitForResourceHealthyAsync(service.Resource.Name, context.CancellationToken);
                return CommandResults.Success($"{databases.Count} databases were made anew; the services run on the demo data.");
            });

    private static async Task DropAsync(IResourceWithConnectionString database, CancellationToken cancellationToken)
    {
        var target = new NpgsqlConnectionStringBuilder(await database.GetConnectionStringAsync(cancellationToken));
        var name = target.Database;
        target.Database = "postgres";
        await using var source = NpgsqlDataSource.Create(target);
        await using var drop = source.CreateCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        await drop.ExecuteNonQueryAsync(cancellationToken);
    }
}
