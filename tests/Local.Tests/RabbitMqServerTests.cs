using Icaro.Local.NativeServers;

namespace Icaro.Local.Tests;

public sealed class RabbitMqServerTests : IDisposable
{
    private readonly DataFolder _folder = new();
    private readonly int _port = FreePort.Next();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Its_data_survives_a_SIGKILL_and_a_changed_password_counts()
    {
        await using (var server = await StartAsync("first"))
        {
            await ExecuteAsync(server, "add_vhost", "kept");
            server.Process.Signal(ProcessSignal.Kill);
            Assert.Equal(128 + 9, await server.Process.Exited);
        }

        await using var again = await StartAsync("second");
        Assert.Contains("kept", await ExecuteAsync(again, "list_vhosts", "--quiet"), StringComparison.Ordinal);
        await ExecuteAsync(again, "authenticate_user", "guest", "second");
        var refused = await again.ExecAsync(["rabbitmqctl", "authenticate_user", "guest", "first"], TestContext.Current.CancellationToken);
        Assert.NotEqual(0, refused.ExitCode);
    }

    private Task<RabbitMqServer> StartAsync(string password) =>
        RabbitMqServer.StartAsync(
            new()
            {
                DataDirectory = _folder.Path,
                Port = _port,
                Password = password,
                Log = TestContext.Current.TestOutputHelper!.WriteLine,
            },
            TestContext.Current.CancellationToken);

    private static async Task<string> ExecuteAsync(RabbitMqServer server, params string[] command)
    {
        var result = await server.ExecAsync(["rabbitmqctl", .. command], TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, result.Stdout + result.Stderr);
        return result.Stdout;
    }
}
