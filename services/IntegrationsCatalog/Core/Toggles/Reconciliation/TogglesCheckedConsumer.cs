namespace Icaro.IntegrationsCatalog.Core.Toggles.Reconciliation;

/// <summary>Synchronizes the switches whose last toggle is missing.</summary>
internal sealed partial class TogglesCheckedConsumer(IServiceScopeFactory scopes, ILogger<TogglesCheckedConsumer> logger)
    : IConsumer<TogglesChecked>
{
    public async Task Consume(ConsumeContext<TogglesChecked> context)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        await using (var batch = transaction.NewBatch())
        {
            Add(batch, ReconciliationSql.Owe, context.Message.Missing);
            Add(batch, ReconciliationSql.Confirm, context.Message.Accepted);
            await batch.ExecuteNonQueryAsync(context.CancellationToken);
        }

        await transaction.CommitAsync(context.CancellationToken);
        if (context.Message.Missing is not [])
            Log.Missing(logger, context.Message.Missing.Count);
    }

    private static void Add(NpgsqlBatch batch, string statement, IReadOnlyList<ToggleNumber> toggles) => batch.Add(
        statement,
        toggles.Select(toggle => toggle.HotspotId).ToArray(),
        toggles.Select(toggle => toggle.IntegrationId).ToArray(),
        toggles.Select(toggle => toggle.Sequence).ToArray());

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} toggles never reached their platform: the switches are synchronized again")]
        public static partial void Missing(ILogger logger, int count);
    }
}

/// <summary>Messages stay in the queue while the database is unavailable.</summary>
internal sealed class TogglesCheckedConsumerDefinition : ConsumerDefinition<TogglesCheckedConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<TogglesCheckedConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        endpointConfigurator.UseQuorumQueue(context);
        endpointConfigurator.WaitOutFailures();
    }
}

internal static class ReconciliationExtensions
{
    public static void AddReconciliation(this IServiceCollection services)
    {
        services.AddValidatedOptions<ReconciliationOptions, ReconciliationOptionsValidator>(ReconciliationOptions.Section);
        services.AddHostedService<ReconciliationWorker>();
    }

    public static void AddReconciliation(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<TogglesCheckedConsumer, TogglesCheckedConsumerDefinition>();
}
