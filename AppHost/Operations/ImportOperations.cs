namespace Icaro.AppHost.Operations;

/// <summary>Taking over the database of an existing Icaro.</summary>
internal static class ImportOperations
{
    private static readonly InteractionInput Dump =
        new() { Name = "dump", Label = "Dump", InputType = InputType.File, Required = true, Description = "What mysqldump wrote." };

    private static readonly InteractionInput DryRun =
        new() { Name = "dry-run", Label = "Only report what would be imported", InputType = InputType.Boolean, Value = "true" };

    /// <summary>Makes the import a program that waits to be started, with a command that asks for the dump.</summary>
    public static IResourceBuilder<ProjectResource> WithImportOperation(this IResourceBuilder<ProjectResource> import)
    {
        var (dump, dryRun) = (import.ApplicationBuilder.Configuration["Import:File"], false);
        return import
            .WithExplicitStart()
            .WithEnvironment("DOTNET_ENVIRONMENT", import.ApplicationBuilder.Environment.EnvironmentName)
            .WithArgs(context =>
            {
                if (dump is not null)
                    context.Args.Add(dump);
                if (dryRun)
                    context.Args.Add("--dry-run");
            })
            .WithOperation(
                "import-dump", "Import a dump",
                new()
                {
                    IconName = "DatabaseArrowUp",
                    Description = "Imports accounts, hotspots, units and integrations from a dump of Icaro's database. It can be repeated.",
                    IsHighlighted = true,
                    UpdateState = context => context.ResourceSnapshot.State?.Text == KnownResourceStates.Running
                        ? ResourceCommandState.Disabled
                        : ResourceCommandState.Enabled,
                    Arguments = [Dump, DryRun],
                },
                async context =>
                {
                    using var files = context.Arguments["dump"].GetFiles();
                    // The dashboard uploads the file; the CLI gives its path.
                    var file = files is [var uploaded] ? uploaded.FilePath : context.Arguments["dump"].Value;
                    if (!File.Exists(file))
                        throw new OperationFailedException($"{file} is not a file.");
                    (dump, dryRun) = (file, context.Arguments["dry-run"].Value is "true");
                    return await RunAsync(import.Resource, context);
                });
    }

    private static async Task<ExecuteCommandResult> RunAsync(ProjectResource import, ExecuteCommandContext context)
    {
        var commands = context.Services.GetRequiredService<ResourceCommandService>();
        var notifications = context.Services.GetRequiredService<ResourceNotificationService>();
        var before = context.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var start = await commands.ExecuteCommandAsync(import, KnownResourceCommands.StartCommand, context.CancellationToken);
        if (!start.Success)
            return start;

        var ended = await notifications.WaitForResourceAsync(
            import.Name, change => change.Snapshot.StopTimeStamp > before, context.CancellationToken);
        return ended.Snapshot.ExitCode switch
        {
            0 => CommandResults.Success("Everything in the dump is imported; the log has the report."),
            1 => CommandResults.Success("Imported; the log lists what is left out or cannot be delivered to, with the reason."),
            _ => CommandResults.Failure("Nothing was imported; the log says why."),
        };
    }
}
