using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Icaro.Messaging;

public static class MessagingExtensions
{
    private const string MassTransit = "MassTransit";

    private static readonly TimeSpan UnusedQueueLifetime = TimeSpan.FromMinutes(1);

    /// <summary>Adds the bus. Durable endpoints are quorum queues; without the broker the service is degraded, not dead.</summary>
    public static void AddMessaging(this IHostApplicationBuilder builder, Action<IBusRegistrationConfigurator> addConsumers)
    {
        var broker = new Uri(builder.Configuration.Required("ConnectionStrings:messaging"));

        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(MassTransit));
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource(MassTransit));
        builder.Services.AddSingleton<BrokerWait>();
        builder.Services.AddFigures<ErrorQueues>("error queues", queues => queues.Figures);
        builder.Services.AddMassTransit(bus =>
        {
            bus.SetKebabCaseEndpointNameFormatter();
            bus.ConfigureHealthCheckOptions(check => check.MinimalFailureStatus = HealthStatus.Degraded);
            addConsumers(bus);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                var wait = context.GetRequiredService<BrokerWait>();
                rabbit.Host(broker, host => host.OnRefreshConnectionFactory = _ => wait.UntilItAnswersAsync(broker));
                rabbit.ConfigureEndpoints(context);
            });
        });
        builder.Services.AddOptions<MassTransitHostOptions>().Configure(options => options.StopTimeout = TimeSpan.FromSeconds(10));
    }

    /// <summary>Keeps messages that cannot be worked off now, such as while a database is away, and tries again each second.</summary>
    /// <param name="endpoint">Receives them.</param>
    /// <param name="configure">Says which failures pass; by default all do.</param>
    public static void WaitOutFailures(this IReceiveEndpointConfigurator endpoint, Action<IRetryConfigurator>? configure = null) =>
        endpoint.UseMessageRetry(retry =>
        {
            configure?.Invoke(retry);
            retry.Incremental(int.MaxValue, TimeSpan.FromSeconds(1), TimeSpan.Zero);
        });

    /// <summary>
    /// Gives the consumer a queue of this replica's own: each replica hears of everything. RabbitMQ 4.3 refuses transient queues
    /// that are not exclusive, and an exclusive one could not be declared again before the broker notices that a connection is dead.
    /// So this one is durable: it gathers what is published while the connection is lost for a moment, and expires soon after the replica.
    /// </summary>
    public static void UseReplicaQueue(this IEndpointRegistrationConfigurator endpoint, string replicaId)
    {
        endpoint.InstanceId = replicaId;
        endpoint.AddConfigureEndpointCallback((_, configurator) =>
        {
            if (configurator is not IRabbitMqReceiveEndpointConfigurator rabbit)
                return;

            rabbit.QueueExpiration = UnusedQueueLifetime;
            // Of the exchange before the queue, which goes when the queue has expired.
            rabbit.AutoDelete = true;
        });
    }

    /// <summary>Makes the consumer's queue a quorum queue: what the broker confirmed survives the loss of a node, and our stops.</summary>
    public static void UseQuorumQueue(this IReceiveEndpointConfigurator endpoint, IRegistrationContext context)
    {
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.SetQuorumQueue();
            // RabbitMQ 4 drops what was given back 20 times, unless told otherwise.
            rabbit.SetQueueArgument("x-delivery-limit", int.MaxValue);
        }

        var errorQueues = context.GetRequiredService<ErrorQueues>();
        errorQueues.Watch(endpoint.InputAddress);
        var returnWhenStopping = new ReturnWhenStopping(context.GetRequiredService<IHostApplicationLifetime>());
        endpoint.ConfigureError(error =>
        {
            error.UseFilter(returnWhenStopping);
            error.UseFilter(new GenerateFaultFilter());
            error.UseFilter(new ErrorTransportFilter());
            error.UseExecute(_ => errorQueues.Watch(endpoint.InputAddress));
        });
    }
}
