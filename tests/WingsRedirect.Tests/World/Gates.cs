namespace Icaro.WingsRedirect.Tests.World;

/// <summary>Stand between a replica and the catalog, and between it and the broker.</summary>
internal sealed class Gates : IAsyncDisposable
{
    private readonly WingsWorld _world;
    private readonly Gate _catalog;
    private readonly Gate _broker;
    private readonly DirectoryInfo _copies = Directory.CreateTempSubdirectory("wings-tests-");

    public Gates(WingsWorld world)
    {
        var broker = new Uri(world.Settings["ConnectionStrings:messaging"]);
        _world = world;
        _catalog = new(world.Catalog.Address.Host, world.Catalog.Address.Port);
        _broker = new(broker.Host, broker.Port);
    }

    /// <summary>Of a replica behind the gates, with a copy of its own.</summary>
    public Dictionary<string, string> Settings() => new(_world.Settings)
    {
        ["Portals:CopyDirectory"] = _copies.FullName,
        ["services:integrations-catalog:http:0"] = $"http://127.0.0.1:{_catalog.Port}",
        ["ConnectionStrings:messaging"] = new UriBuilder(_world.Settings["ConnectionStrings:messaging"]) { Host = "127.0.0.1", Port = _broker.Port }.ToString(),
    };

    public Task CloseAsync() => Task.WhenAll(_catalog.CloseAsync(), _broker.CloseAsync());

    public void Open()
    {
        _catalog.Open();
        _broker.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await _catalog.DisposeAsync();
        await _broker.DisposeAsync();
        _copies.Delete(recursive: true);
    }
}
