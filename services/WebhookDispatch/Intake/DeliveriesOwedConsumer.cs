using MassTransit.Logging;

namespace Icaro.WebhookDispatch.Intake;

/// <summary>Acknowledges what is owed, by returning, only when all of it is stored.</summary>
public sealed class DeliveriesOwedConsumer(IInbox inbox) : IConsumer<DeliveriesOwed>
{
    public Task Consume(ConsumeContext<DeliveriesOwed> context) =>
        inbox.StoreAsync(context.Message, context.Headers.Get<string>(DiagnosticHeaders.ActivityId), context.CancellationToken);
}

/// <summary>
/// A queue of its own: floods of device data hold up no switch. Order needs no common queue, since what belongs together
/// has sequences.
/// </summary>
public sealed class DeliveriesOwedConsumerDefinition : ConsumerDefinition<DeliveriesOwedConsumer>
{
    /// <summary>Few, since each of them may owe a thousand deliveries.</summary>
    private const int Prefetch = 16;

    public DeliveriesOwedConsumerDefinition()
    {
        EndpointName = "webhook-dispatch-deliveries";
        ConcurrentMessageLimit = Prefetch;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<DeliveriesOwedConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        endpointConfigurator.UseQuorumQueue(context);
        endpointConfigurator.PrefetchCount = Prefetch;
        endpointConfigurator.PublishFaults = false;
    }
}
