using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;
using Xunit;

namespace Icaro.TestServers;

/// <summary>
/// One PostgreSQL and one RabbitMQ for all tests of an assembly, each started when first asked for (ask for both before awaiting
/// either, and they start side by side):
/// <code>[assembly: AssemblyFixture(typeof(Servers))]</code>
/// </summary>
public sealed class Servers : IAsyncLifetime
{
    private readonly Lazy<Task<PostgreSqlContainer>> _postgres = new(StartPostgresAsync);
    private readonly Lazy<Task<VirtualHosts>> _virtualHosts = new(VirtualHosts.StartAsync);

    /// <summary>A connection string in Aspire's form for a database of a fresh name. Services create their own, so it is absent.</summary>
    public Task<string> CreateDatabaseAsync(CancellationToken cancellationToken) => CreateDatabaseAsync(create: false, cancellationToken);

    /// <summary>The same, with the choice to have an empty database there.</summary>
    public async Task<string> CreateDatabaseAsync(bool create, CancellationToken cancellationToken)
    {
        var postgres = await _postgres.Value.WaitAsync(cancellationToken);
        var name = $"test_{Guid.NewGuid():N}";
        if (create)
            await postgres.RunAsync(["createdb", "--username", PostgreSqlBuilder.DefaultUsername, name], cancellationToken);
        return $"Host={postgres.Hostname};Port={postgres.GetMappedPublicPort(PostgreSqlBuilder.PostgreSqlPort)}"
            + $";Username={PostgreSqlBuilder.DefaultUsername};Password={PostgreSqlBuilder.DefaultPassword};Database={name}";
    }

    /// <summary>An address in Aspire's form, amqp://user:password@host:port/name, of an empty virtual host.</summary>
    public async Task<string> CreateVirtualHostAsync(CancellationToken cancellationToken)
    {
        var virtualHosts = await _virtualHosts.Value.WaitAsync(cancellationToken);
        return await virtualHosts.TakeAsync(cancellationToken);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_postgres.IsValueCreated)
            await (await _postgres.Value).DisposeAsync();
        if (_virtualHosts.IsValueCreated)
            await (await _virtualHosts.Value).DisposeAsync();
    }

    private static async Task<PostgreSqlContainer> StartPostgresAsync()
    {
        var postgres = new PostgreSqlBuilder("postgres:17").Build();
        await postgres.StartAsync();
        return postgres;
    }
}
