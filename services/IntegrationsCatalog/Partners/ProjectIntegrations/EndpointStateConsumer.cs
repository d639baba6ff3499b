namespace Icaro.IntegrationsCatalog.Partners.ProjectIntegrations;

/// <summary>Stores whether the dispatcher has disabled an integration, and why.</summary>
internal sealed class EndpointStateConsumer(IServiceScopeFactory scopes) : IConsumer<EndpointDisabled>, IConsumer<EndpointEnabled>
{
    public Task Consume(ConsumeContext<EndpointDisabled> context) =>
        StoreAsync(context.Message.EndpointId, context.Message.Reason, context.Message.DisabledAt, context.CancellationToken);

    public Task Consume(ConsumeContext<EndpointEnabled> context) =>
        StoreAsync(context.Message.EndpointId, reason: null, context.Message.EnabledAt, context.CancellationToken);

    /// <summary>The two messages may arrive in any order. The later event wins.</summary>
    private async Task StoreAsync(int endpointId, string? reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var changed = at.ToUniversalTime();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CatalogDbContext>().ProjectIntegrations
            .Where(row => row.Id == endpointId && (row.StateChanged == null || row.StateChanged < changed))
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.DisabledReason, reason).SetProperty(one => one.StateChanged, changed), cancellationToken);
    }
}

/// <summary>Messages stay in the queue while the database is unavailable.</summary>
internal sealed class EndpointStateConsumerDefinition : ConsumerDefinition<EndpointStateConsumer>
{
    public EndpointStateConsumerDefinition() => EndpointName = "project-integration-states";

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<EndpointStateConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        endpointConfigurator.UseQuorumQueue(context);
        endpointConfigurator.WaitOutFailures();
    }
}
