using DotNet.Testcontainers.Containers;
using Icaro.Local.NativeServers;

namespace Testcontainers.PostgreSql;

/// <summary>A PostgreSQL server as a process, whose data goes with it.</summary>
public sealed class PostgreSqlContainer : IDatabaseContainer
{
    private readonly PostgreSqlConfiguration _configuration;
    private readonly int _port;
    private string? _data;
    private PostgresServer? _server;

    internal PostgreSqlContainer(PostgreSqlConfiguration configuration)
    {
        _configuration = configuration;
        _port = configuration.HostPort ?? FreePort.Next();
    }

    public string Hostname => "127.0.0.1";

    private PostgresServer Server => _server ?? throw new InvalidOperationException("The PostgreSQL container has not been started.");

    public ushort GetMappedPublicPort() => (ushort)Server.Port;

    public ushort GetMappedPublicPort(int containerPort) =>
        containerPort == PostgreSqlBuilder.PostgreSqlPort
            ? GetMappedPublicPort()
            : throw new InvalidOperationException($"Port {containerPort} is not mapped.");

    public string GetConnectionString()
    {
        var (database, username, password, _) = _configuration;
        return $"Host={Hostname};Port={GetMappedPublicPort()};Database={database};Username={username};Password={password}";
    }

    public async Task StartAsync(CancellationToken ct = default)
    {
        if (_server is { Process.Exited.IsCompleted: false })
            return;

        _data ??= Directory.CreateTempSubdirectory("testcontainers-postgres-").FullName;
        var options = new NativeServerOptions
        {
            DataDirectory = _data,
            Port = _port,
            UserName = _configuration.Username,
            Password = _configuration.Password,
            Durable = false,
        };
        _server = await PostgresServer.StartAsync(options, ct);
        await _server.CreateDatabaseAsync(_configuration.Database, ct);
    }

    public Task StopAsync(CancellationToken ct = default) => _server?.StopAsync(ct) ?? Task.CompletedTask;

    public async Task<ExecResult> ExecAsync(IList<string> command, CancellationToken ct = default)
    {
        var result = await Server.ExecAsync([.. command], ct);
        return new ExecResult(result.Stdout, result.Stderr, result.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            // The immediate shutdown: nobody keeps the data.
            _server.Process.Signal(ProcessSignal.Quit);
            await _server.DisposeAsync();
            Directory.Delete(_server.DataDirectory, recursive: true);
        }
        if (Directory.Exists(_data))
            Directory.Delete(_data, recursive: true);
    }
}
