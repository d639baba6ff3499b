using Icaro.Contracts;
using Icaro.ServiceDefaults.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.HotspotIntegrations;

/// <summary>Notes on each switch when its platform last confirmed a webhook.</summary>
public sealed class LastSyncConsumer(IServiceScopeFactory scopes) : IConsumer<WebhooksDelivered>
{
    public async Task Consume(ConsumeContext<WebhooksDelivered> context)
    {
        var webhooks = context.Message.Webhooks;
        int[] hotspots = [.. webhooks.Select(webhook => webhook.HotspotId)];
        int[] integrations = [.. webhooks.Select(webhook => webhook.IntegrationId)];
        DateTimeOffset[] deliveredAt = [.. webhooks.Select(webhook => webhook.DeliveredAt.ToUniversalTime())];

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE hotspot_integrations AS switch SET last_sync = delivered.at
            FROM unnest({hotspots}, {integrations}, {deliveredAt}) AS delivered (hotspot_id, integration_id, at)
            WHERE switch.hotspot_id = delivered.hotspot_id AND switch.integration_id = delivered.integration_id
              AND (switch.last_sync IS NULL OR switch.last_sync < delivered.at)
            """,
            context.CancellationToken);
    }
}

/// <summary>A database that is away, or a deadlock with another replica, is waited out: the message stays ours.</summary>
public sealed class LastSyncConsumerDefinition : ConsumerDefinition<LastSyncConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<LastSyncConsumer> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.UseQuorumQueue(context);
        endpointConfigurator.UseMessageRetry(retry => retry.Incremental(int.MaxValue, TimeSpan.FromSeconds(1), TimeSpan.Zero));
    }
}
