namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>Stores changed URLs and secrets, which the next attempts use, also of older deliveries. Removes endpoints.</summary>
internal sealed class EndpointConsumer(EndpointStore endpoints) : IConsumer<EndpointChanged>, IConsumer<EndpointRemoved>
{
    public Task Consume(ConsumeContext<EndpointChanged> context) => endpoints.ChangeAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<EndpointRemoved> context) => endpoints.RemoveAsync(context.Message, context.CancellationToken);
}

internal sealed class EndpointConsumerDefinition : ConsumerDefinition<EndpointConsumer>
{
    public EndpointConsumerDefinition() => EndpointName = "webhook-dispatch-endpoints";

    /// <summary>Retries while the database is unavailable. A message with invalid data moves to the error queue.</summary>
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
