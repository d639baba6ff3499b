using MassTransit.Logging;

namespace Icaro.WebhookDispatch.Intake;

/// <summary>Acknowledges a toggle after it is stored.</summary>
internal sealed class IntegrationToggledConsumer(Inbox inbox) : IConsumer<IntegrationToggled>
{
    public Task Consume(ConsumeContext<IntegrationToggled> context) => inbox.StoreAsync(
        [ReceivedDelivery.Of(context.Message, context.Headers.Get<string>(DiagnosticHeaders.ActivityId))], context.CancellationToken);
}

internal sealed class IntegrationToggledConsumerDefinition : ConsumerDefinition<IntegrationToggledConsumer>
{
    /// <summary>Unacknowledged messages per replica: several batches, so that one fills while another is stored.</summary>
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
