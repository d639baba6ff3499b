using MassTransit.Logging;

namespace Icaro.WebhookDispatch.Intake;

/// <summary>Acknowledges a toggle, by returning, only when it is stored.</summary>
public sealed class IntegrationToggledConsumer(IInbox inbox) : IConsumer<IntegrationToggled>
{
    public Task Consume(ConsumeContext<IntegrationToggled> context) =>
        inbox.StoreAsync(context.Message, context.Headers.Get<string>(DiagnosticHeaders.ActivityId), context.CancellationToken);
}

public sealed class IntegrationToggledConsumerDefinition : ConsumerDefinition<IntegrationToggledConsumer>
{
    /// <summary>Messages that a replica may hold unacknowledged: some batches, so that the next one gathers while one is stored.</summary>
    private const int Prefetch = 1024;

    public IntegrationToggledConsumerDefinition()
    {
        EndpointName = "webhook-dispatch";
        ConcurrentMessageLimit = Prefetch;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<IntegrationToggledConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        endpointConfigurator.UseQuorumQueue(context);
        endpointConfigurator.PrefetchCount = Prefetch;
        endpointConfigurator.PublishFaults = false;
    }
}
