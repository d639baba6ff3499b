using Xunit;

namespace Icaro.Testing.Clusters;

/// <summary>
/// Three nodes of the machine's RabbitMQ in place of the one broker of <see cref="Servers"/>. A node that sees no majority pauses, as the
/// documentation asks operators to configure it. A fixture of a class.
/// </summary>
public sealed class RabbitCluster : IAsyncLifetime
{
    private static readonly string[] Hosts = ["127.0.0.2", "127.0.0.3", "127.0.0.4"];

    private readonly TemporaryFolder _folder = new();
    private readonly RabbitNode[] _nodes;

    public RabbitCluster()
    {
        var account = new ServerAccount("rabbitmq", _folder.Path);
        var ports = FreePort.Several(2);
        _nodes = [.. Hosts.Select(host => new RabbitNode(host, ports[0], ports[1], account))];
    }

    public string ConnectionString => AddressOf(_nodes);

    private string Configuration => $"""
        loopback_users = none
        disk_free_limit.absolute = 50MB
        raft.wal_max_size_bytes = 64000000
        cluster_partition_handling = pause_minority
        cluster_formation.peer_discovery_backend = classic_config
        {string.Join('\n', _nodes.Select((node, index) => $"cluster_formation.classic_config.nodes.{index + 1} = {node.Name}"))}
        """;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(RabbitNode.Program))
            return;

        foreach (var node in _nodes)
        {
            await node.CreateAsync(Configuration);
            node.Start();
        }

        await Task.WhenAll(Enumerable.Range(0, Hosts.Length).Select(AcceptsConnectionsAsync));
    }

    /// <summary>Skips the test where the machine has no RabbitMQ of its own.</summary>
    public static void Require() => Assert.SkipUnless(File.Exists(RabbitNode.Program), "RabbitMQ is not installed on this machine.");

    /// <summary>
    /// Ends a node as a power cut does, but not within the half second after which the disk knows of a new queue: the node's member of the
    /// queue would be lost for good (rabbitmq-server, 15725).
    /// </summary>
    public async Task KillAsync(int node)
    {
        await _nodes[node].EvaluateAsync("[dets:sync(Table) || Table <- dets:all()].");
        await _nodes[node].KillAsync();
    }

    public async Task RestartAsync(int node)
    {
        _nodes[node].Start();
        await AcceptsConnectionsAsync(node);
    }

    /// <summary>
    /// Cuts a node off from the others, from both at once: RabbitMQ pauses more nodes when some still see it. Clients reach it until it
    /// has noticed.
    /// </summary>
    public Task IsolateAsync(int node) => _nodes[node].EvaluateAsync(
        "Others = nodes(), [erlang:set_cookie(Other, another) || Other <- Others], [erlang:disconnect_node(Other) || Other <- Others].");

    /// <summary>Ends <see cref="IsolateAsync"/>.</summary>
    public async Task RejoinAsync(int node)
    {
        var others = string.Join(", ", _nodes.Where(one => one != _nodes[node]).Select(other => $"'{other.Name}'"));
        await _nodes[node].EvaluateAsync($"[erlang:set_cookie(Other, {RabbitNode.Cookie}) || Other <- [{others}]].");
        await AcceptsConnectionsAsync(node);
    }

    /// <returns>The node that leads a quorum queue.</returns>
    public async Task<int> LeaderOfAsync(string queue)
    {
        var leader = await _nodes[0].EvaluateAsync(
            $"{{ok, Queue}} = rabbit_amqqueue:lookup(rabbit_misc:r(<<\"/\">>, queue, <<\"{queue}\">>)), amqqueue:get_pid(Queue).");
        return Array.FindIndex(_nodes, node => leader.Contains(node.Name, StringComparison.Ordinal));
    }

    /// <summary>Stops the members of a quorum queue on the nodes, so that they elect no leader.</summary>
    public Task SuspendAsync(string queue, IEnumerable<int> nodes) => Task.WhenAll(
        nodes.Select(node => _nodes[node].EvaluateAsync($"sys:suspend('%2F_{queue}').")));

    /// <summary>Ends <see cref="SuspendAsync"/>.</summary>
    public Task ResumeAsync(string queue, IEnumerable<int> nodes) => Task.WhenAll(
        nodes.Select(node => _nodes[node].EvaluateAsync($"sys:resume('%2F_{queue}').")));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        _folder.Dispose();
    }

    private static string AddressOf(params RabbitNode[] nodes) =>
        $"amqp://guest:guest@{string.Join(',', nodes.Select(node => node.Address))}";

    private Task AcceptsConnectionsAsync(int node) => _nodes[node].AcceptsConnectionsAsync(AddressOf(_nodes[node]));
}
