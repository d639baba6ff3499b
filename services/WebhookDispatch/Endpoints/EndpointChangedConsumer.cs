using Icaro.Contracts;
using Icaro.ServiceDefaults.Messaging;
using MassTransit;
using Npgsql;

namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>Stores new secrets and URLs: the next attempts use them, also of deliveries that have been waiting for long.</summary>
public sealed class EndpointChangedConsumer(NpgsqlDataSource database) : IConsumer<EndpointChanged>
{
    public async Task Consume(ConsumeContext<EndpointChanged> context)
    {
        await using var batch = database.CreateBatch();
        batch.AddEndpoints([(context.Message.Endpoint, context.Message.ChangedAt)]);
        await batch.ExecuteNonQueryAsync(context.CancellationToken);
    }
}

/// <summary>A database that is away is waited out: the message stays ours. What can never be stored goes to the error queue.</summary>
public sealed class EndpointChangedConsumerDefinition : ConsumerDefinition<EndpointChangedConsumer>
{
    public EndpointChangedConsumerDefinition() => EndpointName = "webhook-dispatch-endpoints";

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<EndpointChangedConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        endpointConfigurator.UseQuorumQueue(context);
        endpointConfigurator.PublishFaults = false;
        endpointConfigurator.UseMessageRetry(retry =>
        {
            retry.Handle<NpgsqlException>(failure => failure is not PostgresException { SqlState: ['2', '2' or '3', ..] });
            retry.Incremental(int.MaxValue, TimeSpan.FromSeconds(1), TimeSpan.Zero);
        });
    }
}

internal static class EndpointChangedRegistration
{
    public static void AddEndpointChanged(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<EndpointChangedConsumer, EndpointChangedConsumerDefinition>();
}
