namespace Icaro.Chaos.Proxying;

/// <summary>The way from a service to one of its servers: all connections of all replicas.</summary>
/// <param name="Connection">The name of the connection string.</param>
/// <param name="Converse">The protocol that is spoken.</param>
internal sealed record Link(string Service, string Connection, Func<Conversation> Converse)
{
    public static readonly Link CatalogDatabase = new(Resources.Catalog, Resources.CatalogDatabase, PostgresWires.Create);
    public static readonly Link CatalogBroker = new(Resources.Catalog, Resources.Broker, AmqpWires.Create);
    public static readonly Link DispatchDatabase = new(Resources.Dispatch, Resources.DispatchDatabase, PostgresWires.Create);
    public static readonly Link DispatchBroker = new(Resources.Dispatch, Resources.Broker, AmqpWires.Create);

    public static readonly IReadOnlyList<Link> All = [CatalogDatabase, CatalogBroker, DispatchDatabase, DispatchBroker];

    public override string ToString() => $"{Service} - {Connection}";
}
