namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>Worlds with one dispatcher each for all tests of a class, one for each configuration, started when first asked for.</summary>
public sealed class SharedWorlds(Servers servers) : IAsyncLifetime
{
    private readonly Dictionary<string, Task<DispatchWorld>> _worlds = [];
    private int _lastEndpointId = 100;

    /// <summary>An id that no other test uses.</summary>
    internal int NextEndpointId() => Interlocked.Increment(ref _lastEndpointId);

    internal Task<DispatchWorld> WithAsync(params (string Key, string Value)[] settings)
    {
        var configuration = string.Join(' ', settings.Select(setting => $"{setting.Key}={setting.Value}"));
        if (!_worlds.TryGetValue(configuration, out var world))
            _worlds[configuration] = world = DispatchWorld.StartAsync(servers, settings);
        return world;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var world in _worlds.Values)
            await (await world).DisposeAsync();
    }
}
