using MassTransit.Logging;

namespace Icaro.WebhookDispatch.Intake;

/// <summary>Acknowledges what is owed, by returning, only when all of it is stored.</summary>
public sealed class DeliveriesRequestedConsumer(IInbox inbox) : IConsumer<DeliveriesRequested>
{
    public Task Consume(ConsumeContext<DeliveriesRequested> context) =>
        inbox.StoreAsync(context.Message, context.Headers.Get<string>(DiagnosticHeaders.ActivityId), context.CancellationToken);
}

/// <summary>
/// A queue of its own: floods of device data hold up no switch. Order needs no common queue, since what belongs together
/// has sequences.
/// </summary>
public sealed class DeliveriesRequestedConsumerDefinition : ConsumerDefinition<DeliveriesRequestedConsumer>
{
    /// <summary>Few, since each of them may owe a thousand deliveries.</summary>
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
        endpointConfigurator.PrefetchCount = Prefetch;
        endpointConfigurator.PublishFaults = false;
    }
}
