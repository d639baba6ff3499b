namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>One world with one dispatcher for all tests of a class, each of which has endpoints of its own.</summary>
public sealed class SharedWorld(Servers servers) : IAsyncLifetime
{
    private int _lastEndpointId = 100;

    internal DispatchWorld World { get; private set; } = null!;

    /// <summary>An id that no other test uses.</summary>
    internal int NextEndpointId() => Interlocked.Increment(ref _lastEndpointId);

    public async ValueTask InitializeAsync() => World = await DispatchWorld.StartAsync(servers);

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
