using System.Globalization;

namespace Icaro.Local.NativeServers;

/// <summary>
/// RabbitMQ's files and environment, all inside its data directory, and ports of its own for everything: any number of nodes can run
/// next to each other and to a system service.
/// </summary>
internal sealed class RabbitMqNode(NativeServerOptions options, string userName, string bin, ServerDirectory directory)
{
    private const string Name = "icaro@localhost";

    // The node starts its distribution itself: RabbitMQ, if it did, would start two more Erlang machines to check first.
    private readonly int _distributionPort = FreePort.Next();

    // Our own epmd: the one of the machine would be started as a daemon, and stay behind.
    private readonly int _epmdPort = FreePort.Next();

    public async Task ConfigureAsync(CancellationToken cancellationToken)
    {
        var administrator = RabbitMqDefinitions.Json(userName, options.Password);
        var definitions = await directory.WriteAsync("definitions.json", administrator, cancellationToken);

        var plugins = options.ManagementPort is null ? "[]." : "[rabbitmq_management].";
        await directory.WriteAsync("enabled_plugins", plugins, cancellationToken);

        var management = options.ManagementPort is { } port ? $"management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = {port}\n" : "";
        await directory.WriteAsync(
            "rabbitmq.conf",
            $"""
            listeners.tcp.1 = 127.0.0.1:{options.Port}
            load_definitions = {definitions}
            disk_free_limit.absolute = 50MB
            raft.wal_max_size_bytes = 64000000
            {management}
            """,
            cancellationToken);
    }

    public ProcessLaunch Epmd() => Launch(Installation.Epmd(), []);

    /// <summary>Succeeds when epmd answers.</summary>
    public ProcessLaunch EpmdNames() => Launch(Installation.Epmd(), ["-names"]);

    public ProcessLaunch Server() => Launch(Path.Combine(bin, "rabbitmq-server"), []);

    /// <summary>A command in the environment of this node; RabbitMQ's own ones are found.</summary>
    public ProcessLaunch Tool(IReadOnlyList<string> command)
    {
        var program = Path.Combine(bin, command[0]);
        return Launch(File.Exists(program) ? program : command[0], [.. command.Skip(1)]);
    }

    /// <summary>RabbitMQ draws it in colours, whether or not on a terminal.</summary>
    private void LogButTheLogo(string line)
    {
        if (!line.Contains('\e', StringComparison.Ordinal))
            options.Log?.Invoke(line);
    }

    private ProcessLaunch Launch(string program, IReadOnlyList<string> arguments) =>
        directory.Apply(new ProcessLaunch
        {
            FileName = program,
            Arguments = arguments,
            InheritEnvironment = false,
            Environment = new Dictionary<string, string?>
            {
                ["LANG"] = "C.UTF-8",
                ["HOME"] = directory.Path,
                ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
                ["ERL_EPMD_PORT"] = _epmdPort.ToString(CultureInfo.InvariantCulture),
                ["ERL_FLAGS"] = "-start_epmd false -kernel inet_dist_use_interface {127,0,0,1}",
                // Not for input: it makes the script become the server, instead of waiting for it.
                ["RABBITMQ_ALLOW_INPUT"] = "true",
                ["RABBITMQ_ADVANCED_CONFIG_FILE"] = directory.At("advanced.config"),
                ["RABBITMQ_CONFIG_FILE"] = directory.At("rabbitmq.conf"),
                ["RABBITMQ_CONFIG_FILES"] = directory.At("conf.d"),
                ["RABBITMQ_CONF_ENV_FILE"] = directory.At("rabbitmq-env.conf"),
                ["RABBITMQ_CTL_ERL_ARGS"] = "+S 1:1",
                ["RABBITMQ_DIST_PORT"] = _distributionPort.ToString(CultureInfo.InvariantCulture),
                ["RABBITMQ_ENABLED_PLUGINS_FILE"] = directory.At("enabled_plugins"),
                ["RABBITMQ_LOG_BASE"] = directory.At("log"),
                ["RABBITMQ_LOG"] = "warning,connection=error",
                ["RABBITMQ_LOGS"] = "-",
                ["RABBITMQ_MNESIA_BASE"] = directory.At("mnesia"),
                ["RABBITMQ_NODENAME"] = Name,
                ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] =
                    $"-noinput +B i +S 2:2 -sname {Name}"
                    + $" -kernel inet_dist_listen_min {_distributionPort} inet_dist_listen_max {_distributionPort}",
            },
            Log = LogButTheLogo,
        });
}
