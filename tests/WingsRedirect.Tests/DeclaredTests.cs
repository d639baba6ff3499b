namespace Icaro.WingsRedirect.Tests;

public sealed class DeclaredTests(WingsWorld world)
{
    /// <summary>name durable exclusive auto_delete arguments of queues; name type durable auto_delete of exchanges.</summary>
    private const string Declared = """
        wings-redirect-* true false false {"x-delivery-limit":2147483647,"x-expires":60000,"x-queue-type":"quorum"}
        Icaro.Contracts:GuestConfirmed fanout true false
        Icaro.Contracts:PortalChanged fanout true false
        Icaro.Contracts:ProofVerified fanout true false
        Icaro.Contracts:SessionReported fanout true false
        wings-redirect-* fanout true true
        """;

    [Fact]
    public async Task Nothing_else_is_declared_at_the_broker()
    {
        var broker = await world.Servers.CreateVirtualHostAsync(TestContext.Current.CancellationToken);
        await using var wings = await WingsWorld.StartReplicaAsync(new Dictionary<string, string>(world.Settings) { ["ConnectionStrings:messaging"] = broker });

        var declared = await world.Servers.ListDeclaredAsync(broker, TestContext.Current.CancellationToken);

        Assert.True(declared == Declared, declared);
    }
}
