namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>Stores what the platform of each switch has confirmed, and when.</summary>
internal sealed class LastSyncConsumer(IServiceScopeFactory scopes) : IConsumer<Batch<WebhooksDelivered>>
{
    public async Task Consume(ConsumeContext<Batch<WebhooksDelivered>> context)
    {
        var newest = context.Message
            .SelectMany(message => message.Message.Webhooks)
            .GroupBy(webhook => (webhook.HotspotId, webhook.IntegrationId))
            .OrderBy(group => group.Key)
            .Select(group => (
                group.Key.HotspotId, group.Key.IntegrationId,
                Sequence: group.Max(webhook => webhook.Sequence), At: group.Max(webhook => webhook.DeliveredAt).ToUniversalTime()))
            .ToList();
        int[] hotspots = [.. newest.Select(webhook => webhook.HotspotId)];
        int[] integrations = [.. newest.Select(webhook => webhook.IntegrationId)];
        long[] sequences = [.. newest.Select(webhook => webhook.Sequence)];
        DateTimeOffset[] times = [.. newest.Select(webhook => webhook.At)];
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO last_syncs AS known (hotspot_id, integration_id, sequence, at)
            SELECT delivered.*
            FROM unnest({hotspots}, {integrations}, {sequences}, {times}) AS delivered (hotspot_id, integration_id, sequence, at)
            JOIN hotspot_integrations AS switch
              ON switch.hotspot_id = delivered.hotspot_id AND switch.integration_id = delivered.integration_id
            ORDER BY delivered.hotspot_id, delivered.integration_id
            ON CONFLICT (hotspot_id, integration_id) DO UPDATE SET
                sequence = greatest(known.sequence, excluded.sequence), at = greatest(known.at, excluded.at)
            """,
            context.CancellationToken);
    }
}

/// <summary>Messages stay in the queue while the database is unavailable, or when their switch is deleted concurrently.</summary>
internal sealed class LastSyncConsumerDefinition : ConsumerDefinition<LastSyncConsumer>
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(100);

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<LastSyncConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        endpointConfigurator.UseQuorumQueue(context);
        endpointConfigurator.WaitOutFailures();
        consumerConfigurator.Options<BatchOptions>(batch => batch.SetMessageLimit(64).SetTimeLimit(MaxWait).SetConcurrencyLimit(1));
    }
}
