namespace Icaro.IntegrationsCatalog.Tests.Application;

/// <summary>Messages as other services receive them.</summary>
internal static class Listeners
{
    public static Task<BusListener> ToTogglesAsync(string broker) => new BusListener(broker).On<IntegrationToggled>().StartAsync();

    public static Task<BusListener> ToPortalsAsync(string broker) => new BusListener(broker).On<PortalChanged>().StartAsync();

    public static Task<BusListener> ToRevocationsAsync(string broker) => new BusListener(broker).On<TokensRevoked>().StartAsync();

    /// <summary>Receives what the dispatcher receives about endpoints.</summary>
    public static Task<BusListener> ToEndpointsAsync(string broker) =>
        new BusListener(broker).On<DeliveriesRequested>().On<EndpointChanged>().On<EndpointRemoved>().StartAsync();

    /// <returns>The toggles of a hotspot, in order of arrival, as soon as there are so many.</returns>
    public static Task<IReadOnlyList<IntegrationToggled>> TogglesAsync(this BusListener bus, int hotspotId, int count) =>
        bus.WaitForAsync<IntegrationToggled>(toggled => toggled.HotspotId == hotspotId, count);

    public static IReadOnlyList<IntegrationToggled> Toggles(this BusListener bus, int hotspotId) =>
        bus.Received<IntegrationToggled>(toggled => toggled.HotspotId == hotspotId);

    /// <returns>The next change of one of the hotspots.</returns>
    public static Task<PortalChanged> NextPortalAsync(this BusListener bus, params IReadOnlyList<int> hotspotIds) =>
        bus.TakeAsync<PortalChanged>(changed => changed.HotspotId is { } hotspotId && hotspotIds.Contains(hotspotId));

    public static Task RevocationAsync(this BusListener bus, TokenHash hash) =>
        bus.WaitForAsync<TokensRevoked>(revoked => revoked.TokenHashes.Contains(hash.Hex));

    /// <returns>The versions of an endpoint, as soon as there are so many.</returns>
    public static async Task<IReadOnlyList<WebhookEndpoint>> EndpointsAsync(this BusListener bus, int endpointId, int count = 1)
    {
        var changes = await bus.WaitForAsync<EndpointChanged>(changed => changed.Endpoint.EndpointId == endpointId, count);
        return [.. changes.Select(changed => changed.Endpoint).OrderBy(endpoint => endpoint.Version)];
    }

    /// <returns>The requests for an endpoint, in order of arrival, as soon as they have so many deliveries.</returns>
    public static async Task<IReadOnlyList<DeliveriesRequested>> RequestsAsync(this BusListener bus, int endpointId, int deliveries)
    {
        await Eventually.TrueAsync(
            () => Requests().Sum(requested => requested.Deliveries.Count) >= deliveries, () => $"{deliveries} deliveries to {endpointId}");
        return Requests();

        IReadOnlyList<DeliveriesRequested> Requests() =>
            bus.Received<DeliveriesRequested>(requested => requested.Endpoint.EndpointId == endpointId);
    }

    public static async Task<IReadOnlyList<RequestedDelivery>> DeliveriesAsync(this BusListener bus, int endpointId, int count) =>
        [.. (await bus.RequestsAsync(endpointId, count)).SelectMany(requested => requested.Deliveries)];

    public static Task RemovalAsync(this BusListener bus, int endpointId) =>
        bus.WaitForAsync<EndpointRemoved>(removed => removed.EndpointId == endpointId);

    public static bool IsRemoved(this BusListener bus, int endpointId) =>
        bus.Received<EndpointRemoved>(removed => removed.EndpointId == endpointId).Count > 0;
}
