using System.Diagnostics;
using Npgsql;
using Xunit;

namespace Icaro.Testing.Clusters;

/// <summary>The machine's PgBouncer, in transaction mode, in front of a server.</summary>
public sealed class PgBouncer : IDisposable
{
    private const string Program = "/usr/sbin/pgbouncer";

    private readonly TemporaryFolder _folder;
    private readonly Process _process;

    private PgBouncer(TemporaryFolder folder, Process process, string connectionString) =>
        (_folder, _process, ConnectionString) = (folder, process, connectionString);

    public string ConnectionString { get; }

    /// <param name="database">The connection string of a database.</param>
    /// <param name="ignored">What PgBouncer drops of the start of a connection.</param>
    public static async Task<PgBouncer> StartAsync(string database, string ignored)
    {
        Assert.SkipUnless(File.Exists(Program), "PgBouncer is not installed on this machine.");
        var server = new NpgsqlConnectionStringBuilder(database);
        var port = FreePort.Next();
        var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "pgbouncer.ini");
        await File.WriteAllTextAsync(file, $"""
            [databases]
            * = host={server.Host} port={server.Port} user={server.Username} password={server.Password}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            ignore_startup_parameters = {ignored}
            """);
        await Tool.RunAsync(folder.Path, "chmod", ["644", file], CancellationToken.None);
        var process = Process.Start(new ServerAccount("postgres", folder.Path).Describe(Program, "--quiet", file))!;
        (server.Host, server.Port) = ("127.0.0.1", port);
        return new(folder, process, server.ConnectionString);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }
}
