namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>
/// Stores new secrets and URLs: the next attempts use them, also of deliveries that have been waiting for long. What is
/// removed is forgotten.
/// </summary>
public sealed class EndpointConsumer(IEndpointStore endpoints) : IConsumer<EndpointChanged>, IConsumer<EndpointRemoved>
{
    public Task Consume(ConsumeContext<EndpointChanged> context) => endpoints.ChangeAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<EndpointRemoved> context) => endpoints.RemoveAsync(context.Message, context.CancellationToken);
}

/// <summary>A database that is away is waited out: the message stays ours. What can never be stored goes to the error queue.</summary>
public sealed class EndpointConsumerDefinition : ConsumerDefinition<EndpointConsumer>
{
    public EndpointConsumerDefinition() => EndpointName = "webhook-dispatch-endpoints";

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<EndpointConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        endpointConfigurator.UseQuorumQueue(context);
        endpointConfigurator.PublishFaults = false;
        endpointConfigurator.WaitOutFailures(retry =>
            retry.Handle<NpgsqlException>(failure => failure is not PostgresException { SqlState: ['2', '2' or '3', ..] }));
    }
}
