using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.Configuration;
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
        builder.Services.RequireSetting(BrokerAddress.Setting, FindBrokerFault);
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(MassTransit));
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource(MassTransit));
        builder.Services.AddSingleton<BrokerWait>();
        builder.Services.AddSingleton<QueueConflicts>();
        builder.Services.AddReceiveEndpointObserver(services => services.GetRequiredService<QueueConflicts>());
        builder.Services.AddHealthChecks().AddCheck<QueueConflicts>("queues");
        builder.Services.AddFigures<ErrorQueues>("error queues", queues => queues.Figures);
        builder.Services.AddMassTransit(bus =>
        {
            bus.SetKebabCaseEndpointNameFormatter();
            bus.ConfigureHealthCheckOptions(check => check.MinimalFailureStatus = HealthStatus.Degraded);
            addConsumers(bus);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                var broker = BrokerAddress.Of(context.GetRequiredService<IConfiguration>());
                var wait = context.GetRequiredService<BrokerWait>();
                rabbit.Host(broker.Nodes[0], host => host.OnRefreshConnectionFactory = factory => wait.DirectAsync(factory, broker));
                rabbit.ConfigureEndpoints(context);
            });
        });
        builder.Services.AddOptions<MassTransitHostOptions>().Configure(options => options.StopTimeout = TimeSpan.FromSeconds(10));
    }

    /// <summary>Without a user, RabbitMQ's client would use guest with the password guest.</summary>
    private static string? FindBrokerFault(string address, IHostEnvironment environment) =>
        !BrokerAddress.TryParse(address, out var broker)
            ? "is not amqp://<user>:<password>@<host>:<port>"
        : !environment.IsDevelopment() && (broker.Nodes[0].UserInfo.Split(':', 2) is not [var user, var password] || user == password)
            ? "has no password other than the user name"
        : null;

    /// <summary>Retries a message every second until it succeeds, for instance while the database is unavailable.</summary>
    /// <param name="endpoint">The queue.</param>
    /// <param name="configure">Selects the failures to retry; by default all.</param>
    public static void WaitOutFailures(this IReceiveEndpointConfigurator endpoint, Action<IRetryConfigurator>? configure = null) =>
        endpoint.UseMessageRetry(retry =>
        {
            configure?.Invoke(retry);
            retry.Incremental(int.MaxValue, TimeSpan.FromSeconds(1), TimeSpan.Zero);
        });

    /// <summary>
    /// A replica that can process no message now pauses, and other replicas receive them: see <see cref="ReturnToQueueException"/>.
    /// </summary>
    public static void PauseWhenReturning(this IReceiveEndpointConfigurator endpoint) => endpoint.UseKillSwitch(options => options
        .SetActivationThreshold(1).SetTripThreshold(0.5).SetRestartTimeout(TimeSpan.FromSeconds(10))
        .SetExceptionFilter(filter => filter.Handle<ReturnToQueueException>(returned => returned.AffectsAll)));

    /// <summary>
    /// Gives each replica a queue of its own, so that all of them receive every message. RabbitMQ 4.3 refuses transient queues that are not
    /// exclusive, and an exclusive queue cannot be declared again before the broker has noticed that a connection is dead. The queue is
    /// therefore durable: it keeps messages while the connection is lost for a moment, and expires soon after the replica.
    /// </summary>
    public static void UseReplicaQueue(this IEndpointRegistrationConfigurator endpoint, string replicaId)
    {
        endpoint.InstanceId = replicaId;
        endpoint.AddConfigureEndpointCallback((_, configurator) =>
        {
            if (configurator is not IRabbitMqReceiveEndpointConfigurator rabbit)
                return;

            // A classic queue could not be declared again while its node of a cluster is down.
            rabbit.MakeQuorumQueue();
            rabbit.QueueExpiration = UnusedQueueLifetime;
            // This deletes the exchange of the queue when the queue has expired.
            rabbit.AutoDelete = true;
        });
    }

    /// <summary>Makes the queue a quorum queue: confirmed messages survive the loss of a node, and stops of the service.</summary>
    public static void UseQuorumQueue(this IReceiveEndpointConfigurator endpoint, IRegistrationContext context)
    {
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
            rabbit.MakeQuorumQueue();

        var errorQueues = context.GetRequiredService<ErrorQueues>();
        errorQueues.Watch(endpoint.InputAddress);
        var returnToQueue = new ReturnToQueue(context.GetRequiredService<IHostApplicationLifetime>());
        endpoint.ConfigureError(error =>
        {
            error.UseFilter(returnToQueue);
            error.UseFilter(new GenerateFaultFilter());
            error.UseFilter(new ErrorTransportFilter());
            error.UseExecute(_ => errorQueues.Watch(endpoint.InputAddress));
        });
    }

    private static void MakeQuorumQueue(this IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.SetQuorumQueue();
        // RabbitMQ 4 drops a message that was returned 20 times.
        endpoint.SetQueueArgument("x-delivery-limit", int.MaxValue);
    }
}
