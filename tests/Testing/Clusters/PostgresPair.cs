using System.Globalization;
using Npgsql;
using Xunit;

namespace Icaro.Testing.Clusters;

/// <summary>
/// A primary and a synchronous standby on the machine's PostgreSQL, in place of the one server of <see cref="Servers"/>. Failover is done
/// as an operator, or a cluster manager, does it.
/// </summary>
public sealed class PostgresPair : IAsyncDisposable
{
    private const string SuperUser = "postgres";

    private static readonly string? Bin = System.IO.Directory.Exists("/usr/lib/postgresql")
        ? System.IO.Directory.EnumerateDirectories("/usr/lib/postgresql").Order().Select(version => $"{version}/bin").LastOrDefault()
        : null;

    private readonly TemporaryFolder _folder = new();
    private readonly int[] _ports = FreePort.Several(2);
    private readonly string[] _data = ["", ""];
    private readonly ServerAccount _account;

    private PostgresPair() => _account = new(SuperUser, _folder.Path);

    /// <summary>With both servers, for a database that a service creates.</summary>
    public string ConnectionString => ConnectionTo($"127.0.0.1:{_ports[0]},127.0.0.1:{_ports[1]}");

    public static async Task<PostgresPair> StartAsync()
    {
        Assert.SkipWhen(Bin is null, "PostgreSQL is not installed on this machine.");
        var pair = new PostgresPair();
        for (var i = 0; i < pair._data.Length; i++)
            pair._data[i] = await pair._account.CreateFolderAsync($"data{i}");
        await pair.RunAsync("initdb", $"--pgdata={pair._data[0]}", $"--username={SuperUser}", "--auth=trust", "--no-sync", "--no-locale");
        await pair.StartServerAsync(0);
        await pair.RunAsync(
            "pg_basebackup", $"--pgdata={pair._data[1]}", "--write-recovery-conf", "--checkpoint=fast", "--no-sync",
            "--host=127.0.0.1", $"--port={pair._ports[0]}", $"--username={SuperUser}");
        await pair.StartServerAsync(1);
        // What was committed must be at the standby, or a failover may lose it.
        await pair.ExecuteAsync(0, "ALTER SYSTEM SET synchronous_standby_names = '*'");
        await pair.ExecuteAsync(0, "SELECT pg_reload_conf()");
        return pair;
    }

    /// <summary>With what listens on another port in front of a server.</summary>
    public static string ConnectionThrough(int port) => ConnectionTo($"127.0.0.1:{port}");

    public int PortOf(int server) => _ports[server];

    /// <summary>Kills all processes of the primary.</summary>
    public Task KillPrimaryAsync()
    {
        var processId = int.Parse(File.ReadLines(Path.Combine(_data[0], "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        Signals.SendToFamily(processId, Signal.Kill);
        return Task.CompletedTask;
    }

    /// <summary>The primary accepts no more writes, and keeps its connections.</summary>
    public async Task MakePrimaryReadOnlyAsync()
    {
        await ExecuteAsync(0, "ALTER SYSTEM SET default_transaction_read_only = on");
        await ExecuteAsync(0, "SELECT pg_reload_conf()");
    }

    /// <summary>The primary restarts, and accepts no more writes.</summary>
    public async Task RestartPrimaryReadOnlyAsync()
    {
        await ExecuteAsync(0, "ALTER SYSTEM SET default_transaction_read_only = on");
        await RunAsync("pg_ctl", "stop", "--pgdata", _data[0], "--mode=fast", "--wait");
        await StartServerAsync(0);
    }

    public Task PromoteStandbyAsync() => RunAsync("pg_ctl", "promote", "--pgdata", _data[1], "--wait");

    public async ValueTask DisposeAsync()
    {
        foreach (var data in _data.Where(data => File.Exists(Path.Combine(data, "postmaster.pid"))))
        {
            try
            {
                await RunAsync("pg_ctl", "stop", "--pgdata", data, "--mode=immediate", "--wait");
            }
            catch (InvalidOperationException)
            {
                // Killed before.
            }
        }

        _folder.Dispose();
    }

    private static string ConnectionTo(string host) =>
        $"Host={host};Username={SuperUser};Database=failover;Connection Idle Lifetime=5;Connection Pruning Interval=1";

    private Task<string> StartServerAsync(int server) => RunAsync(
        "pg_ctl", "start", "--pgdata", _data[server], "--wait", $"--log={_data[server]}/log",
        $"--options=-p {_ports[server]} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c fsync=off");

    private Task<string> RunAsync(string program, params string[] arguments) => _account.RunAsync($"{Bin}/{program}", arguments);

    private async Task ExecuteAsync(int server, string sql)
    {
        await using var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={_ports[server]};Username={SuperUser};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
