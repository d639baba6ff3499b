namespace Icaro.IntegrationsCatalog.Partners.ProjectIntegrations;

/// <summary>Notes on an integration that the dispatcher has stopped, and why, or that it began again.</summary>
public sealed class EndpointStateConsumer(IServiceScopeFactory scopes) : IConsumer<EndpointDisabled>, IConsumer<EndpointEnabled>
{
    public Task Consume(ConsumeContext<EndpointDisabled> context) =>
        NoteAsync(context.Message.EndpointId, context.Message.Reason, context.Message.DisabledAt, context.CancellationToken);

    public Task Consume(ConsumeContext<EndpointEnabled> context) =>
        NoteAsync(context.Message.EndpointId, reason: null, context.Message.EnabledAt, context.CancellationToken);

    /// <summary>The two may come in any order: the later one counts.</summary>
    private async Task NoteAsync(int endpointId, string? reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var changed = at.ToUniversalTime();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CatalogDbContext>().ProjectIntegrations
            .Where(row => row.Id == endpointId && (row.StateChanged == null || row.StateChanged < changed))
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.DisabledReason, reason).SetProperty(one => one.StateChanged, changed), cancellationToken);
    }
}

/// <summary>A database that is away is waited out: the message stays ours.</summary>
public sealed class EndpointStateConsumerDefinition : ConsumerDefinition<EndpointStateConsumer>
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
