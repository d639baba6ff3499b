namespace Icaro.IntegrationsCatalog.Tests.Partners;

/// <summary>One catalog, and one who listens to it, for all tests of partners.</summary>
public sealed class PartnerWorld(Servers servers) : IAsyncLifetime
{
    public static readonly KeyRing Keys = KeyRing.Parse("sealing-key-of-the-tests-0123456789");

    public CatalogApplication Catalog { get; } = new(servers);

    internal BusListener Dispatcher { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Catalog.InitializeAsync();
        Dispatcher = await Listeners.ToEndpointsAsync(Catalog.Broker);
    }

    internal Task<Partner> NewPartnerAsync() => Partner.CreateAsync(Catalog);

    /// <summary>Says something as the dispatcher does, and ends when the catalog is done with it.</summary>
    internal async Task TellAsync<T>(T message)
        where T : class
    {
        var end = new MessageEnd<T>(message);
        using var observation = Catalog.Services.GetRequiredService<IBus>().ConnectConsumeMessageObserver(end);
        await Dispatcher.PublishAsync(message);
        await end.WaitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Dispatcher.DisposeAsync();
        await Catalog.DisposeAsync();
    }

    public static JsonElement Open(RequestedDelivery delivery) =>
        JsonElement.Parse(Keys.Open(delivery.SealedBody, SealPurpose.WebhookBody));
}

[CollectionDefinition(nameof(PartnerWorld))]
public sealed class PartnerTestGroup : ICollectionFixture<PartnerWorld>;
