using System.Globalization;
using Icaro.Local.NativeServers;

namespace Icaro.Local.Tests;

public sealed class PostgresServerTests : IDisposable
{
    private readonly DataFolder _folder = new();
    private readonly int _port = FreePort.Next();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_committed_survives_a_SIGKILL()
    {
        await using (var server = await StartAsync("first"))
        {
            await server.CreateDatabaseAsync("catalogdb", TestContext.Current.CancellationToken);
            await ExecuteAsync(server, "CREATE TABLE kept AS SELECT 42 AS answer");
            server.Process.Signal(ProcessSignal.Kill);
            Assert.Equal(128 + 9, await server.Process.Exited);
        }

        await using var again = await StartAsync("first");
        Assert.Equal("42", await ExecuteAsync(again, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_database_that_exists_is_left_as_it_is()
    {
        await using var server = await StartAsync("first");
        await server.CreateDatabaseAsync("Odd \"name'", TestContext.Current.CancellationToken);
        await server.CreateDatabaseAsync("Odd \"name'", TestContext.Current.CancellationToken);
        Assert.Equal("1", await ExecuteAsync(server, "SELECT count(*) FROM pg_database WHERE datname LIKE 'Odd%'"));
    }

    [Fact]
    public async Task A_changed_password_counts_and_the_old_one_does_not()
    {
        await using (await StartAsync("first")) { }
        await using (var server = await StartAsync("sec'ond"))
            Assert.Equal("1", await ExecuteAsync(server, "SELECT 1"));

        await using var third = await StartAsync("third");
        Assert.Equal("1", await ExecuteAsync(third, "SELECT 1"));
    }

    [Fact]
    public async Task Another_server_that_got_the_process_id_of_a_killed_one_is_not_in_its_way()
    {
        var killed = await StartAsync("first");
        killed.Process.Signal(ProcessSignal.Kill);
        await killed.Process.Exited;

        using var elsewhere = new DataFolder();
        await using var other = await StartAsync("first", elsewhere, FreePort.Next());
        var otherId = other.Process.Id.ToString(CultureInfo.InvariantCulture);
        var postmaster = Path.Combine(_folder.Path, "data", "postmaster.pid");
        await File.WriteAllLinesAsync(postmaster, [otherId, .. File.ReadLines(postmaster).Skip(1)], TestContext.Current.CancellationToken);
        var record = Path.Combine(_folder.Path, "server.pid");
        await File.WriteAllTextAsync(record, otherId, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(record, DateTime.UnixEpoch);

        await using var again = await StartAsync("first");
        Assert.Equal("1", await ExecuteAsync(again, "SELECT 1"));
    }

    private Task<PostgresServer> StartAsync(string password) => StartAsync(password, _folder, _port);

    private static Task<PostgresServer> StartAsync(string password, DataFolder folder, int port) =>
        PostgresServer.StartAsync(
            new()
            {
                DataDirectory = folder.Path,
                Port = port,
                Password = password,
                Log = TestContext.Current.TestOutputHelper!.WriteLine,
            },
            TestContext.Current.CancellationToken);

    private static async Task<string> ExecuteAsync(PostgresServer server, string sql)
    {
        var result = await server.ExecAsync(["psql", "--no-psqlrc", "-At", "-c", sql], TestContext.Current.CancellationToken);
        Assert.Equal("", result.Stderr);
        return result.Stdout.Trim();
    }
}
