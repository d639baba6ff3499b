using System.Text.RegularExpressions;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;
using Xunit;

namespace Icaro.TestServers;

/// <summary>
/// One PostgreSQL and one RabbitMQ for all tests of an assembly, each started when first asked for (ask for both before awaiting
/// either, and they start side by side):
/// <code>[assembly: AssemblyFixture(typeof(Servers))]</code>
/// </summary>
public sealed partial class Servers : IAsyncLifetime
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

    /// <summary>
    /// What is declared in a virtual host, one line each, with GUIDs written as *. Fails if something of it is what RabbitMQ 4.3 denies:
    /// transient queues that are not exclusive, mirrored ones, and one prefetch limit for all consumers of a channel.
    /// </summary>
    public async Task<string> ListDeclaredAsync(string virtualHost, CancellationToken cancellationToken)
    {
        var name = new Uri(virtualHost).AbsolutePath.Trim('/');
        Task<string> ListAsync(params IEnumerable<string> what) =>
            _rabbitMq.RunAsync(["rabbitmqctl", "-q", "--no-table-headers", "-p", name, .. what], cancellationToken);

        var queues = await ListAsync("list_queues", "name", "durable", "exclusive", "auto_delete", "arguments");
        var isDenied = Transient().IsMatch(queues)
            || (await ListAsync("list_policies")).Contains("ha-mode", StringComparison.Ordinal)
            || (await ListAsync("list_channels", "global_prefetch_count")).AsSpan().IndexOfAnyInRange('1', '9') >= 0;
        if (isDenied)
            throw new InvalidOperationException($"RabbitMQ 4.3 denies some of this: {queues}");

        var exchanges = await ListAsync("list_exchanges", "name", "type", "durable", "auto_delete");
        return Guids().Replace(string.Join('\n', Lines(queues).Concat(Lines(exchanges).Where(line => !line.StartsWith("amq.", StringComparison.Ordinal)))), "*");
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('\t')).Select(Line).Order();

    /// <summary>Quorum queues of RabbitMQ 3 do not say that they are not exclusive.</summary>
    private static string Line(string row) => row.Replace("\t\t", "\tfalse\t", StringComparison.Ordinal).Replace('\t', ' ');

    /// <summary>Neither durable nor exclusive.</summary>
    [GeneratedRegex(@"^\S+\tfalse\tfalse\t", RegexOptions.Multiline)]
    private static partial Regex Transient();

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Guids();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _virtualHosts.Dispose();
        await _rabbitMq.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
