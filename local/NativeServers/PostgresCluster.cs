namespace Icaro.Local.NativeServers;

/// <summary>PostgreSQL's data on disk, and the programs that work on it directly.</summary>
internal sealed class PostgresCluster(NativeServerOptions options, string userName, string bin, ServerDirectory directory)
{
    private readonly string _data = directory.At("data");

    /// <summary>Makes the cluster, unless it is there.</summary>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(_data))
            return;

        // Under another name until it is complete: initdb may be killed half-way.
        var incomplete = directory.At("initdb");
        if (Directory.Exists(incomplete))
            Directory.Delete(incomplete, recursive: true);
        var passwordFile = await directory.WriteAsync("password", options.Password, cancellationToken);
        string[] arguments =
        [
            $"--pgdata={incomplete}", $"--username={userName}", $"--pwfile={passwordFile}", "--auth=scram-sha-256",
            "--encoding=UTF8", "--no-locale", "--no-instructions", .. options.Durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        var result = await Command.RunAsync(Launch("initdb", arguments), "", cancellationToken);
        File.Delete(passwordFile);
        if (result.ExitCode != 0)
            throw new NativeServerException($"PostgreSQL could not make a database cluster: {result.Stderr.Trim()}");
        Directory.Move(incomplete, _data);
    }

    /// <summary>The server to start, once it is known that the process of the start before has ended.</summary>
    public ProcessLaunch Server(int? endedProcess)
    {
        // PostgreSQL would take any process that has got that id since for the server.
        var lockFile = Path.Combine(_data, "postmaster.pid");
        if (File.Exists(lockFile) && File.ReadLines(lockFile).FirstOrDefault() == $"{endedProcess}")
            File.Delete(lockFile);

        string[] settings =
        [
            $"port={options.Port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300", "shared_buffers=128MB",
            .. options.Durable ? Array.Empty<string>() : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
        ];
        return Launch("postgres", ["-D", _data, .. settings.SelectMany(setting => new[] { "-c", setting })]) with
        {
            // The fast shutdown, which disconnects the clients; SIGTERM would wait for them.
            StopSignal = ProcessSignal.Interrupt,
        };
    }

    /// <summary>Only while no server runs: single-user mode asks for no password.</summary>
    public async Task SetPasswordAsync(CancellationToken cancellationToken)
    {
        var statement = $"ALTER ROLE \"{userName.Replace("\"", "\"\"")}\" PASSWORD '{options.Password.Replace("'", "''")}'\n";
        var result = await Command.RunAsync(Launch("postgres", ["--single", "-D", _data, "postgres"]), statement, cancellationToken);
        if (result.ExitCode != 0 || result.Stderr.Contains("ERROR:", StringComparison.Ordinal))
            throw new NativeServerException($"PostgreSQL's password could not be changed for user {userName} in {_data}.");
    }

    private ProcessLaunch Launch(string program, IReadOnlyList<string> arguments) =>
        directory.Apply(new ProcessLaunch
        {
            FileName = Path.Combine(bin, program),
            Arguments = arguments,
            InheritEnvironment = false,
            Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C", ["TZ"] = "UTC" },
            Log = options.Log,
        });
}
