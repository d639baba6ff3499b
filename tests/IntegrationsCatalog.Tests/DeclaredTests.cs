namespace Icaro.IntegrationsCatalog.Tests;

public sealed class DeclaredTests(Servers servers)
{
    /// <summary>name durable exclusive auto_delete arguments of queues; name type durable auto_delete of exchanges.</summary>
    private const string Declared = """
        last-sync true false false {"x-delivery-limit":2147483647,"x-queue-type":"quorum"}
        project-integration-states true false false {"x-delivery-limit":2147483647,"x-queue-type":"quorum"}
        toggles-checked true false false {"x-delivery-limit":2147483647,"x-queue-type":"quorum"}
        tokens-revoked-* true false false {"x-delivery-limit":2147483647,"x-expires":60000,"x-queue-type":"quorum"}
        Icaro.Contracts:EndpointDisabled fanout true false
        Icaro.Contracts:EndpointEnabled fanout true false
        Icaro.Contracts:TogglesChecked fanout true false
        Icaro.Contracts:TokensRevoked fanout true false
        Icaro.Contracts:WebhooksDelivered fanout true false
        last-sync fanout true false
        project-integration-states fanout true false
        toggles-checked fanout true false
        tokens-revoked-* fanout true true
        """;

    [Fact]
    public async Task Nothing_else_is_declared_at_the_broker()
    {
        var broker = await servers.CreateVirtualHostAsync(TestContext.Current.CancellationToken);
        await using var catalog = new CatalogApplication(servers);
        await catalog.StartAsync(await servers.CreateDatabaseAsync(TestContext.Current.CancellationToken), broker);

        var declared = await servers.ListDeclaredAsync(broker, TestContext.Current.CancellationToken);

        Assert.True(declared == Declared, declared);
    }
}
