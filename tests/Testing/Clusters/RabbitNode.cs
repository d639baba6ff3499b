using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Icaro.Testing.Clusters;

/// <summary>One node of the machine's RabbitMQ, on a loopback address of its own.</summary>
internal sealed class RabbitNode(string host, int port, int distributionPort, ServerAccount account) : IAsyncDisposable
{
    public const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    public const string Cookie = "cluster";

    private string _folder = "";
    private Process? _process;

    /// <summary>The part of a broker's address that says where this node is.</summary>
    public string Address => $"{host}:{port}";

    public string Name => $"icaro@{host}";

    public async Task CreateAsync(string configuration)
    {
        _folder = await account.CreateFolderAsync(host);
        await File.WriteAllTextAsync(Path.Combine(_folder, "rabbitmq.conf"), configuration);
        await File.WriteAllTextAsync(Path.Combine(_folder, "enabled_plugins"), "[].");
    }

    public void Start()
    {
        _process?.Dispose();
        var start = account.Describe(Program);
        start.WorkingDirectory = _folder;
        foreach (var (variable, value) in Environment())
            start.Environment[variable] = value;
        // It logs to a file, but greets all the same.
        start.RedirectStandardOutput = true;
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
    }

    /// <summary>Waits longer than <see cref="Eventually"/> does: three nodes start at the same time, and wait for each other.</summary>
    /// <exception cref="BrokerUnreachableException">The node has ended.</exception>
    public async Task AcceptsConnectionsAsync(string address)
    {
        while (true)
        {
            try
            {
                await using var connection = await new ConnectionFactory { Uri = new(address) }.CreateConnectionAsync();
                return;
            }
            catch (BrokerUnreachableException) when (_process is { HasExited: false })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    public async Task KillAsync()
    {
        if (_process is null)
            return;

        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <param name="expressions">Erlang, to be evaluated in the node.</param>
    /// <returns>The value of the last one.</returns>
    /// <exception cref="InvalidOperationException">One of them failed.</exception>
    public async Task<string> EvaluateAsync(string expressions)
    {
        var result = await account.RunAsync(
            "sh", "-c", $"echo \"$0\" | erl_call -e -c {Cookie} -address {host}:{distributionPort}", expressions);
        return result.StartsWith("{ok", StringComparison.Ordinal) ? result : throw new InvalidOperationException($"{expressions} {result}");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }

    /// <remarks>
    /// The node starts its distribution itself, without epmd, as that of <c>hosting</c>: all nodes have the same port, each at its own
    /// address.
    /// </remarks>
    private IEnumerable<(string Variable, string Value)> Environment()
    {
        yield return ("HOME", _folder);
        yield return ("LANG", "C.UTF-8");
        yield return ("RABBITMQ_CONFIG_FILE", $"{_folder}/rabbitmq.conf");
        yield return ("RABBITMQ_CONFIG_FILES", $"{_folder}/conf.d");
        yield return ("RABBITMQ_ADVANCED_CONFIG_FILE", $"{_folder}/advanced.config");
        yield return ("RABBITMQ_CONF_ENV_FILE", $"{_folder}/rabbitmq-env.conf");
        yield return ("RABBITMQ_ENABLED_PLUGINS_FILE", $"{_folder}/enabled_plugins");
        yield return ("RABBITMQ_MNESIA_BASE", $"{_folder}/mnesia");
        yield return ("RABBITMQ_LOG_BASE", $"{_folder}/log");
        yield return ("RABBITMQ_LOG", "warning");
        yield return ("RABBITMQ_USE_LONGNAME", "true");
        yield return ("RABBITMQ_NODENAME", Name);
        yield return ("RABBITMQ_NODE_IP_ADDRESS", host);
        yield return ("RABBITMQ_NODE_PORT", $"{port}");
        yield return ("RABBITMQ_DIST_PORT", $"{distributionPort}");
        // Not for input: it makes the script become the server instead of waiting for it.
        yield return ("RABBITMQ_ALLOW_INPUT", "true");
        yield return ("ERL_AFLAGS", "-start_epmd false");
        yield return (
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
            $"-noinput +B i +S 2:2 -name {Name} -setcookie {Cookie} -erl_epmd_port {distributionPort} "
            + "-kernel prevent_overlapping_partitions false "
            + $"-kernel inet_dist_use_interface {{{host.Replace('.', ',')}}} "
            + $"inet_dist_listen_min {distributionPort} inet_dist_listen_max {distributionPort}");
    }
}
