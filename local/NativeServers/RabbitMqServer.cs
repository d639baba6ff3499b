using System.Net;
using System.Net.Sockets;

namespace Icaro.Local.NativeServers;

/// <summary>A RabbitMQ server as a child process, with the Erlang name server (epmd) that it needs.</summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(10);

    private readonly NativeServerOptions _options;
    private readonly RabbitMqNode _node;
    private readonly Task _epmdEnded;

    private RabbitMqServer(
        NativeServerOptions options,
        string userName,
        ServerDirectory directory,
        RabbitMqNode node,
        ManagedProcess process,
        ManagedProcess epmd)
    {
        _options = options;
        _node = node;
        _epmdEnded = EndAfterAsync(process, epmd);
        UserName = userName;
        DataDirectory = directory.Path;
        Process = process;
    }

    public int Port => _options.Port;

    /// <summary>Null when the management plugin is off.</summary>
    public int? ManagementPort => _options.ManagementPort;

    public string UserName { get; }

    public string Password => _options.Password;

    /// <summary>Where the data is: below /var/lib when the wanted folder is closed to the server.</summary>
    public string DataDirectory { get; }

    public ManagedProcess Process { get; }

    /// <summary>Starts on the data found, or on an empty broker, and returns when the server speaks AMQP.</summary>
    /// <exception cref="NativeServerException">It is not installed, or could not start.</exception>
    public static async Task<RabbitMqServer> StartAsync(NativeServerOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var bin = Installation.RabbitMqBin(options.BinDirectory);
        var userName = options.UserName ?? "guest";
        var directory = await ServerDirectory.OpenAsync(options, ServerAccount.Unprivileged("rabbitmq"), cancellationToken);
        await directory.WaitForPreviousAsync(cancellationToken);
        FreePort.Require(options.Port);

        var node = new RabbitMqNode(options, userName, bin, directory);
        await node.ConfigureAsync(cancellationToken);

        var epmd = new ServerStart("Erlang's epmd", node.Epmd());
        await epmd.WaitUntilAsync(
            async token => await Command.RunAsync(node.EpmdNames(), "", token) is { ExitCode: 0 },
            cancellationToken);
        try
        {
            var start = new ServerStart("RabbitMQ", node.Server());
            directory.Occupy(start.Process);
            await start.WaitUntilAsync(token => IsReadyAsync(options, token), cancellationToken);
            return new RabbitMqServer(options, userName, directory, node, start.Process, epmd.Process);
        }
        catch
        {
            await epmd.Process.StopAsync(StopGrace, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Runs a command, like rabbitmqctl, in the environment of this node.</summary>
    public Task<CommandResult> ExecAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        Command.RunAsync(_node.Tool(command), "", cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Process.StopAsync(StopGrace, cancellationToken);
        await _epmdEnded;
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private static async Task<bool> IsReadyAsync(NativeServerOptions options, CancellationToken cancellationToken) =>
        await AmqpHandshake.IsAnsweredAsync(options.Port, cancellationToken)
        && (options.ManagementPort is not { } port || await IsOpenAsync(port, cancellationToken));

    private static async Task<bool> IsOpenAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task EndAfterAsync(ManagedProcess process, ManagedProcess epmd)
    {
        await process.Exited;
        await epmd.StopAsync(StopGrace, CancellationToken.None);
    }
}
