namespace Icaro.WebhookDispatch.Tests;

public sealed class DeclaredTests(Servers servers)
{
    /// <summary>name durable exclusive auto_delete arguments of queues; name type durable auto_delete of exchanges.</summary>
    private const string Declared = """
        tokens-revoked-* true false false {"x-delivery-limit":2147483647,"x-expires":60000,"x-queue-type":"quorum"}
        webhook-dispatch true false false {"x-delivery-limit":2147483647,"x-queue-type":"quorum"}
        webhook-dispatch-deliveries true false false {"x-delivery-limit":2147483647,"x-queue-type":"quorum"}
        webhook-dispatch-endpoints true false false {"x-delivery-limit":2147483647,"x-queue-type":"quorum"}
        Icaro.Contracts:DeliveriesRequested fanout true false
        Icaro.Contracts:EndpointChanged fanout true false
        Icaro.Contracts:EndpointRemoved fanout true false
        Icaro.Contracts:IntegrationToggled fanout true false
        Icaro.Contracts:TogglesUnconfirmed fanout true false
        Icaro.Contracts:TokensRevoked fanout true false
        tokens-revoked-* fanout true true
        webhook-dispatch fanout true false
        webhook-dispatch-deliveries fanout true false
        webhook-dispatch-endpoints fanout true false
        """;

    [Fact]
    public async Task Nothing_else_is_declared_at_the_broker()
    {
        var broker = await servers.CreateVirtualHostAsync(TestContext.Current.CancellationToken);
        await using var world = await DispatchWorld.StartAsync(servers, ("ConnectionStrings:messaging", broker));

        var declared = await servers.ListDeclaredAsync(broker, TestContext.Current.CancellationToken);

        Assert.True(declared == Declared, declared);
    }
}
