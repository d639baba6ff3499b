using MassTransit.Logging;

namespace Icaro.WebhookDispatch.Intake;

/// <summary>Acknowledges a message after all of its deliveries are stored.</summary>
internal sealed class DeliveriesRequestedConsumer(Inbox inbox) : IConsumer<DeliveriesRequested>
{
    public Task Consume(ConsumeContext<DeliveriesRequested> context) => inbox.StoreAsync(
        ReceivedDelivery.Of(context.Message, context.Headers.Get<string>(DiagnosticHeaders.ActivityId)), context.CancellationToken);
}

/// <summary>A separate queue, so that much device data does not delay toggles. Sequences keep the order across queues.</summary>
internal sealed class DeliveriesRequestedConsumerDefinition : ConsumerDefinition<DeliveriesRequestedConsumer>
{
    /// <summary>Each message may have a thousand deliveries.</summary>
    private const int Prefetch = 16;

    public DeliveriesRequestedConsumerDefinition()
    {
        EndpointName = "webhook-dispatch-deliveries";
        ConcurrentMessageLimit = Prefetch;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<DeliveriesRequestedConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        endpointConfigurator.UseQuorumQueue(context);
        endpointConfigurator.PauseWhenReturning();
        endpointConfigurator.PrefetchCount = Prefetch;
        endpointConfigurator.PublishFaults = false;
    }
}
