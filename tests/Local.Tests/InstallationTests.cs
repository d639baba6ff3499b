using Icaro.Local.NativeServers;

namespace Icaro.Local.Tests;

public sealed class InstallationTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_PostgreSQL_is_named_with_the_command_that_installs_it()
    {
        var missing = await Assert.ThrowsAsync<MissingServerException>(
            () => PostgresServer.StartAsync(Nowhere(), TestContext.Current.CancellationToken));
        Assert.Equal(
            "PostgreSQL is not installed: apt-get install postgresql (Debian, Ubuntu) or brew install postgresql",
            missing.Message);
    }

    [Fact]
    public async Task A_missing_RabbitMQ_is_named_with_the_command_that_installs_it()
    {
        var missing = await Assert.ThrowsAsync<MissingServerException>(
            () => RabbitMqServer.StartAsync(Nowhere(), TestContext.Current.CancellationToken));
        Assert.Equal(
            "RabbitMQ is not installed: apt-get install rabbitmq-server (Debian, Ubuntu) or brew install rabbitmq",
            missing.Message);
    }

    private NativeServerOptions Nowhere() =>
        new() { DataDirectory = _folder.Path, Port = FreePort.Next(), Password = "secret", BinDirectory = _folder.Path };
}
