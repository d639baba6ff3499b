namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>Stores the catalog's changes of endpoints, each in one transaction and one round trip.</summary>
internal sealed partial class EndpointStore(
    NpgsqlDataSource database,
    EndpointActivation activation,
    AsyncSignal<Delivery> signal,
    AsyncSignal<OutboxMessage> outbox,
    ILogger<EndpointStore> logger)
{
    private static readonly string LockLanes = LaneSql.Lock(EndpointSql.Lanes);
    private static readonly string Turn = LaneSql.Turn(EndpointSql.Lanes);

    /// <summary>Stores an endpoint's newest version, and enables it if it was disabled because it refused older secrets.</summary>
    public async Task ChangeAsync(EndpointChanged changed, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddEndpoints([(changed.Endpoint, changed.ChangedAt)]);
        activation.AddEnable(batch, EndpointSql.EnableRenewed, changed.Endpoint.EndpointId);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        signal.Set();
        outbox.Set();
    }

    /// <summary>Discards the endpoint's pending deliveries, and deletes its secrets. It stays removed, whatever arrives later.</summary>
    public async Task RemoveAsync(EndpointRemoved removed, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(LockLanes, removed.EndpointId);
        batch.Add(EndpointSql.LockForRemoval, removed.EndpointId);
        batch.Add(EndpointSql.Remove, removed.EndpointId, removed.RemovedAt.ToUniversalTime());
        // Lanes that were inserted before the endpoint was locked. If this deadlocks, the message is consumed again.
        batch.Add(LockLanes, removed.EndpointId);
        batch.Add(EndpointSql.DiscardOfRemoved, new[] { removed.EndpointId });
        batch.Add(EndpointSql.DeleteObjects, removed.EndpointId);
        batch.Add(EndpointSql.Unblock, removed.EndpointId);
        batch.Add(Turn, removed.EndpointId);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        Log.Removed(logger, removed.EndpointId);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Endpoint {Endpoint} is removed, and its pending deliveries are discarded")]
        public static partial void Removed(ILogger logger, int endpoint);
    }
}

internal static class EndpointRegistration
{
    public static void AddDeliveryEndpoints(this IServiceCollection services)
    {
        services.AddValidatedOptions<EndpointOptions, EndpointOptionsValidator>(EndpointOptions.Section);
        services.AddSingleton<EndpointActivation>();
        services.AddSingleton<EndpointStore>();
    }

    public static void AddEndpointConsumer(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<EndpointConsumer, EndpointConsumerDefinition>();
}
