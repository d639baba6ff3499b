using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Icaro.IntegrationsCatalog.Tests;

public sealed class NotificationTests(Servers servers)
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_outbox_that_stands_still_and_its_recovery_are_told()
    {
        ConcurrentQueue<JsonNode> told = new();
        await using var receiver = LocalServer.Create();
        receiver.MapPost("/", async (HttpRequest request) => told.Enqueue((await JsonNode.ParseAsync(request.Body))!));
        await receiver.StartAsync(CancellationToken);
        await using var catalog = new CatalogApplication(servers);
        await catalog.StartAsync(
            await servers.CreateDatabaseAsync(CancellationToken), await servers.CreateVirtualHostAsync(CancellationToken),
            ("Outbox:DegradedAfter", "00:00:01"),
            ("Notifications:Interval", "00:00:01"), ("Notifications:MinPause", "00:00:00"),
            ("Notifications:Webhook:Url", receiver.Urls.Single()),
            ("Notifications:Webhook:Secret", "whsec_bWFya2VyLW5vdGlmaWNhdGlvbi1zZWNyZXQ="));

        // There is no dispatcher that could take it.
        await (await Switchable.CreateAsync(catalog)).SwitchOnAsync();
        Assert.Equal([("outbox", "late")], Changes(await SeeAsync(told, 1)));

        await using var toggles = await Listeners.ToTogglesAsync(catalog.Broker);
        await using var endpoints = await Listeners.ToEndpointsAsync(catalog.Broker);
        Assert.Equal([("outbox", "late"), ("outbox", "ok")], Changes(await SeeAsync(told, 2)));
    }

    private static Task<List<JsonNode>> SeeAsync(ConcurrentQueue<JsonNode> told, int count) =>
        Eventually.SeeAsync(() => Task.FromResult(told.ToList()), all => all.Count >= count, all => $"{all.Count} notifications");

    private static IEnumerable<(string? Subject, string? State)> Changes(IEnumerable<JsonNode> notifications) => notifications
        .SelectMany(one => one["data"]!["changes"]!.AsArray())
        .Select(change => ((string?)change!["subject"], (string?)change["state"]));
}
