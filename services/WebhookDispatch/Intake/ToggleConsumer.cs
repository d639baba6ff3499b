using MassTransit.Logging;

namespace Icaro.WebhookDispatch.Intake;

/// <summary>
/// Acknowledges a toggle after it is stored. Questions about toggles share the queue, so that they do not arrive before them.
/// </summary>
internal sealed class ToggleConsumer(Inbox inbox, UnconfirmedToggles unconfirmed)
    : IConsumer<IntegrationToggled>, IConsumer<TogglesUnconfirmed>
{
    public Task Consume(ConsumeContext<IntegrationToggled> context) => inbox.StoreAsync(
        [ReceivedDelivery.Of(context.Message, context.Headers.Get<string>(DiagnosticHeaders.ActivityId))], context.CancellationToken);

    public Task Consume(ConsumeContext<TogglesUnconfirmed> context) =>
        unconfirmed.CheckAsync(context.Message.Toggles, context.CancellationToken);
}

internal sealed class ToggleConsumerDefinition : ConsumerDefinition<ToggleConsumer>
{
    /// <summary>Unacknowledged messages per replica: several batches, so that one fills while another is stored.</summary>
    private const int Prefetch = 1024;

    public ToggleConsumerDefinition()
    {
        EndpointName = "webhook-dispatch";
        ConcurrentMessageLimit = Prefetch;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<ToggleConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        endpointConfigurator.UseQuorumQueue(context);
        endpointConfigurator.PauseWhenReturning();
        endpointConfigurator.PrefetchCount = Prefetch;
        endpointConfigurator.PublishFaults = false;
    }
}
