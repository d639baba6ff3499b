using System.Collections.Concurrent;
using Icaro.Local.NativeServers;

namespace Icaro.Local.Tests;

public sealed class ServerDirectoryTests : IDisposable
{
    private readonly DataFolder _folder = new();
    private readonly DirectoryInfo _closed = Directory.CreateTempSubdirectory("icaro-local-");

    public void Dispose()
    {
        _folder.Dispose();
        _closed.Delete(recursive: true);
    }

    [Fact]
    public async Task As_root_a_folder_that_is_closed_to_the_server_is_replaced_by_one_below_var_lib()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root starts servers as another user.");
        var log = new ConcurrentQueue<string>();
        // A temporary folder of the framework is closed to other users.
        var closed = Path.Combine(_closed.FullName, ".data");
        var options = new NativeServerOptions { DataDirectory = closed, Port = FreePort.Next(), Password = "secret", Log = log.Enqueue };

        await using var server = await PostgresServer.StartAsync(options, TestContext.Current.CancellationToken);
        try
        {
            Assert.StartsWith("/var/lib/icaro-aspire/", server.DataDirectory, StringComparison.Ordinal);
            Assert.Contains($"{closed} is closed to the server's user: its data is in {server.DataDirectory}", log);
        }
        finally
        {
            await server.StopAsync(TestContext.Current.CancellationToken);
            Directory.Delete(server.DataDirectory, recursive: true);
        }
    }

    [Fact]
    public async Task Data_below_var_lib_goes_with_the_folder_that_it_replaces()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root starts servers as another user.");
        var closed = Path.Combine(_closed.FullName, ".data");
        var first = await StartAndStopAsync(closed);
        var again = await StartAndStopAsync(closed);
        Directory.Delete(closed, recursive: true);
        var anew = await StartAndStopAsync(closed);

        foreach (var folder in new[] { first, anew })
            Directory.Delete(folder, recursive: true);
        Assert.Equal(first, again);
        Assert.NotEqual(first, anew);
    }

    [Fact]
    public async Task A_folder_that_a_server_works_on_is_refused_to_another()
    {
        var first = new NativeServerOptions { DataDirectory = _folder.Path, Port = FreePort.Next(), Password = "secret" };
        await using var server = await PostgresServer.StartAsync(first, TestContext.Current.CancellationToken);

        var second = first with { Port = FreePort.Next() };
        var refused = await Assert.ThrowsAsync<NativeServerException>(
            () => PostgresServer.StartAsync(second, TestContext.Current.CancellationToken));
        Assert.Equal($"A server still runs on {_folder.Path}: stop process {server.Process.Id} first.", refused.Message);
    }

    /// <returns>Where the data is.</returns>
    private static async Task<string> StartAndStopAsync(string dataDirectory)
    {
        var options = new NativeServerOptions { DataDirectory = dataDirectory, Port = FreePort.Next(), Password = "secret" };
        await using var server = await PostgresServer.StartAsync(options, TestContext.Current.CancellationToken);
        return server.DataDirectory;
    }
}
