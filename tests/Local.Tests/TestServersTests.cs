using Icaro.TestServers;

namespace Icaro.Local.Tests;

public sealed class TestServersTests(Servers servers)
{
    [Fact]
    public async Task Every_test_gets_a_database_and_a_virtual_host_of_its_own()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var databases = Task.WhenAll(
            servers.CreateDatabaseAsync(cancellationToken),
            servers.CreateDatabaseAsync(create: true, cancellationToken));
        var virtualHosts = Task.WhenAll(Enumerable.Range(0, 15).Select(_ => servers.CreateVirtualHostAsync(cancellationToken)));

        Assert.Distinct(await databases);
        Assert.All(await databases, database =>
            Assert.Matches("^Host=127.0.0.1;Port=[0-9]+;Username=postgres;Password=[^;]+;Database=[a-z0-9_]+$", database));
        Assert.Distinct(await virtualHosts);
        Assert.All(await virtualHosts, virtualHost => Assert.Matches("^amqp://[^:]+:[^@]+@127.0.0.1:[0-9]+/test-[0-9]+$", virtualHost));
    }
}
