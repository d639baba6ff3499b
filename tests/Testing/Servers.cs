using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Icaro.Testing;

/// <summary>
/// One PostgreSQL and one RabbitMQ for all tests of an assembly, as containers or as the machine's own servers:
/// <code>[assembly: AssemblyFixture(typeof(Servers))]</code>
/// Each starts when a test first asks for it.
/// </summary>
public sealed class Servers : IAsyncLifetime
{
    /// <summary>Bytes. Larger messages, which are smaller than what the outbox accepts, stand for all that a broker refuses.</summary>
    public const int MaxMessageSize = 600_000;

    /// <summary>Pools outlive the services of a test, and would hold all connections of the server within minutes.</summary>
    private const string ShortLivedConnections = "Connection Idle Lifetime=5;Connection Pruning Interval=1";

    private readonly TemporaryFolder _data = new();
    private readonly Lazy<Task<DistributedApplication>> _application;
    private readonly Lazy<Task<string>> _postgres;
    private readonly Lazy<Task<VirtualHosts>> _messaging;

    public Servers()
    {
        _application = new(StartAsync);
        _postgres = new(() => StartAsync("postgres"));
        _messaging = new(async () => await VirtualHosts.OpenAsync(await StartAsync("messaging"), await _application.Value));
    }

    /// <summary>A connection string in Aspire's form for a database of a fresh name. Services create their own, so it is absent.</summary>
    public Task<string> CreateDatabaseAsync(CancellationToken cancellationToken) => CreateDatabaseAsync(create: false, cancellationToken);

    /// <summary>The same, with the choice to have an empty database there.</summary>
    public async Task<string> CreateDatabaseAsync(bool create, CancellationToken cancellationToken)
    {
        var server = await _postgres.Value.WaitAsync(cancellationToken);
        var name = $"test_{Guid.NewGuid():N}";
        if (create)
        {
            await using var source = NpgsqlDataSource.Create(server);
            await using var command = source.CreateCommand($"CREATE DATABASE {name}");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        return $"{server};Database={name};{ShortLivedConnections}";
    }

    /// <summary>A copy of a database, like a restored backup. Ends all connections to the original.</summary>
    public async Task<string> CopyDatabaseAsync(string original, CancellationToken cancellationToken)
    {
        var copy = await CreateDatabaseAsync(cancellationToken);
        await using var source = NpgsqlDataSource.Create(await _postgres.Value);
        await ExecuteAsync($"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{NameOf(original)}'");
        await ExecuteAsync($"CREATE DATABASE {NameOf(copy)} TEMPLATE {NameOf(original)}");
        return copy;

        async Task ExecuteAsync(string sql)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        static string NameOf(string database) => new NpgsqlConnectionStringBuilder(database).Database!;
    }

    /// <summary>An address in Aspire's form, amqp://user:password@host:port/name, of an empty virtual host.</summary>
    public async Task<string> CreateVirtualHostAsync(CancellationToken cancellationToken)
    {
        var virtualHosts = await _messaging.Value.WaitAsync(cancellationToken);
        return await virtualHosts.CreateAsync(cancellationToken);
    }

    /// <summary>What is declared in a virtual host: see <see cref="DeclaredTopology"/>.</summary>
    public async Task<string> ListDeclaredAsync(string virtualHost, CancellationToken cancellationToken) =>
        await DeclaredTopology.ListAsync((await _messaging.Value).Management, new Uri(virtualHost).AbsolutePath.Trim('/'), cancellationToken);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_messaging.IsValueCreated)
            (await _messaging.Value).Dispose();
        if (_application.IsValueCreated)
            await (await _application.Value).DisposeAsync();
        _data.Dispose();
    }

    /// <returns>The server's connection string once it is healthy.</returns>
    private async Task<string> StartAsync(string name)
    {
        var application = await _application.Value;
        await application.ResourceCommands.ExecuteCommandAsync(name, KnownResourceCommands.StartCommand);
        await application.ResourceNotifications.WaitForResourceHealthyAsync(name);
        var server = application.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(resource => resource.Name == name);
        return (await ((IResourceWithConnectionString)server).GetConnectionStringAsync())!;
    }

    private async Task<DistributedApplication> StartAsync()
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            AssemblyName = typeof(Servers).Assembly.GetName().Name,
            Args = [$"--Data={_data.Path}", "--DcpPublisher:WaitForResourceCleanup=true"],
            DisableDashboard = true,
        });
        builder.Services.AddLogging(logging => logging.ClearProviders());
        // Nobody keeps the data: survival of a power cut is given up for speed.
        builder.AddPostgresServer("postgres", "max_connections=300", "fsync=off", "synchronous_commit=off", "full_page_writes=off").WithExplicitStart();
        builder.AddRabbitMQServer("messaging", management: true, $"max_message_size = {MaxMessageSize}").WithExplicitStart();
        var application = builder.Build();
        await application.StartAsync();
        return application;
    }
}
