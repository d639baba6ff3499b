using DotNet.Testcontainers.Containers;
using Icaro.Local.NativeServers;

namespace Testcontainers.RabbitMq;

/// <summary>A RabbitMQ server as a process, whose data goes with it.</summary>
public sealed class RabbitMqContainer : IContainer
{
    private readonly RabbitMqConfiguration _configuration;
    private readonly int _port;
    private string? _data;
    private RabbitMqServer? _server;

    internal RabbitMqContainer(RabbitMqConfiguration configuration)
    {
        _configuration = configuration;
        _port = configuration.HostPort ?? FreePort.Next();
    }

    public string Hostname => "127.0.0.1";

    private RabbitMqServer Server => _server ?? throw new InvalidOperationException("The RabbitMQ container has not been started.");

    public ushort GetMappedPublicPort() => (ushort)Server.Port;

    public ushort GetMappedPublicPort(int containerPort) =>
        containerPort == RabbitMqBuilder.RabbitMqPort
            ? GetMappedPublicPort()
            : throw new InvalidOperationException($"Port {containerPort} is not mapped.");

    public string GetConnectionString()
    {
        var (username, password) = (Uri.EscapeDataString(_configuration.Username), Uri.EscapeDataString(_configuration.Password));
        return $"amqp://{username}:{password}@{Hostname}:{GetMappedPublicPort()}/";
    }

    public async Task StartAsync(CancellationToken ct = default)
    {
        if (_server is { Process.Exited.IsCompleted: false })
            return;

        _data ??= Directory.CreateTempSubdirectory("testcontainers-rabbitmq-").FullName;
        var options = new NativeServerOptions
        {
            DataDirectory = _data,
            Port = _port,
            UserName = _configuration.Username,
            Password = _configuration.Password,
        };
        _server = await RabbitMqServer.StartAsync(options, ct);
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
            // Nobody keeps the data.
            _server.Process.Signal(ProcessSignal.Kill);
            await _server.DisposeAsync();
            Directory.Delete(_server.DataDirectory, recursive: true);
        }
        if (Directory.Exists(_data))
            Directory.Delete(_data, recursive: true);
    }
}
