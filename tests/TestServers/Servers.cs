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
    private readonly PostgreSqlContainer _postgres = new PostgreSqlBuilder("postgres:17").Build();
    private readonly RabbitMqContainer _rabbitMq = new RabbitMqBuilder("rabbitmq:4-management").Build();
    private readonly Lazy<Task> _postgresStarted;
    private readonly Lazy<Task> _rabbitMqStarted;
    private readonly VirtualHosts _virtualHosts;

    public Servers()
    {
        _postgresStarted = new(() => _postgres.StartAsync());
        _rabbitMqStarted = new(() => _rabbitMq.StartAsync());
        _virtualHosts = new VirtualHosts(_rabbitMq);
    }

    /// <summary>A connection string in Aspire's form for a database of a fresh name. Services create their own, so it is absent.</summary>
    public Task<string> CreateDatabaseAsync(CancellationToken cancellationToken) => CreateDatabaseAsync(create: false, cancellationToken);

    /// <summary>The same, with the choice to have an empty database there.</summary>
    public async Task<string> CreateDatabaseAsync(bool create, CancellationToken cancellationToken)
    {
        await _postgresStarted.Value.WaitAsync(cancellationToken);
        var name = $"test_{Guid.NewGuid():N}";
        if (create)
            await _postgres.RunAsync(["createdb", "--username", PostgreSqlBuilder.DefaultUsername, name], cancellationToken);
        return $"Host={_postgres.Hostname};Port={_postgres.GetMappedPublicPort(PostgreSqlBuilder.PostgreSqlPort)}"
            + $";Username={PostgreSqlBuilder.DefaultUsername};Password={PostgreSqlBuilder.DefaultPassword};Database={name}";
    }

    /// <summary>An address in Aspire's form, amqp://user:password@host:port/name, of an empty virtual host.</summary>
    public async Task<string> CreateVirtualHostAsync(CancellationToken cancellationToken)
    {
        await _rabbitMqStarted.Value.WaitAsync(cancellationToken);
        return await _virtualHosts.TakeAsync(cancellationToken);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _virtualHosts.Dispose();
        await _rabbitMq.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
