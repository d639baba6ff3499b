namespace Icaro.Local.NativeServers;

/// <summary>A PostgreSQL server as a child process.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OrphansLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan OrphansPause = TimeSpan.FromMilliseconds(250);

    private readonly NativeServerOptions _options;
    private readonly PostgresClient _client;

    private PostgresServer(
        NativeServerOptions options, string userName, ServerDirectory directory, PostgresClient client, ManagedProcess process)
    {
        _options = options;
        _client = client;
        UserName = userName;
        DataDirectory = directory.Path;
        Process = process;
    }

    public int Port => _options.Port;

    public string UserName { get; }

    public string Password => _options.Password;

    /// <summary>Where the data is: below /var/lib when the wanted folder is closed to the server.</summary>
    public string DataDirectory { get; }

    public ManagedProcess Process { get; }

    /// <summary>Starts on the data found, or on a new cluster, and returns when the server accepts connections.</summary>
    /// <exception cref="NativeServerException">It is not installed, or could not start.</exception>
    public static async Task<PostgresServer> StartAsync(NativeServerOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var bin = Installation.PostgresBin(options.BinDirectory);
        var userName = options.UserName ?? "postgres";
        var directory = await ServerDirectory.OpenAsync(options, ServerAccount.Unprivileged("postgres"), cancellationToken);
        var previous = await directory.WaitForPreviousAsync(cancellationToken);
        FreePort.Require(options.Port);

        var cluster = new PostgresCluster(options, userName, bin, directory);
        await cluster.InitializeAsync(cancellationToken);

        var client = new PostgresClient(options, userName, bin);
        var process = await StartAsync(directory, cluster.Server(previous), client, cancellationToken);
        var server = new PostgresServer(options, userName, directory, client, process);
        if (await client.IsLetInAsync(cancellationToken))
            return server;

        await server.StopAsync(cancellationToken);
        await cluster.SetPasswordAsync(cancellationToken);
        process = await StartAsync(directory, cluster.Server(process.Id), client, cancellationToken);
        return new PostgresServer(options, userName, directory, client, process);
    }

    /// <summary>Creates the database, unless it exists.</summary>
    public Task CreateDatabaseAsync(string name, CancellationToken cancellationToken) =>
        _client.CreateDatabaseAsync(name, cancellationToken);

    /// <summary>Runs a command, like psql, whose environment leads it to this server.</summary>
    public Task<CommandResult> ExecAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        _client.ExecAsync(command, "", cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Process.StopAsync(StopGrace, cancellationToken);

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    /// <summary>Processes of a killed server may hold its shared memory for a moment longer; meanwhile no new one starts.</summary>
    private static async Task<ManagedProcess> StartAsync(
        ServerDirectory directory, ProcessLaunch launch, PostgresClient client, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += OrphansPause)
        {
            try
            {
                var start = new ServerStart("PostgreSQL", launch);
                directory.Occupy(start.Process);
                await start.WaitUntilAsync(client.IsAnsweredAsync, cancellationToken);
                return start.Process;
            }
            catch (NativeServerException exception)
                when (waited < OrphansLimit && exception.Message.Contains("shared memory block", StringComparison.Ordinal))
            {
                await Task.Delay(OrphansPause, cancellationToken);
            }
        }
    }
}
