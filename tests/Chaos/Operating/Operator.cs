using System.Text.Json;

namespace Icaro.Chaos.Operating;

/// <summary>An administrator of the dispatcher: looks at deliveries, repeats some, and enables endpoints that were disabled.</summary>
internal sealed class Operator(ApiClient admin, RunClock clock)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<Replay> _replays = [];

    public IReadOnlyList<Replay> Replays => [.. _replays];

    /// <summary>Looks after the endpoints until the end: what the dispatcher disabled is enabled again.</summary>
    public async Task WatchEndpointsAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await clock.DelayAsync(BetweenLooks, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await EnableAllAsync(stop);
        }
    }

    /// <summary>Enables every endpoint that is disabled, as far as the dispatcher answers.</summary>
    public async Task EnableAllAsync(CancellationToken cancellationToken)
    {
        var endpoints = await TryAsync(HttpMethod.Get, "/endpoints", body: null, cancellationToken);
        foreach (var endpoint in endpoints?.EnumerateArray().Where(endpoint => !endpoint.GetProperty("enabled").GetBoolean()) ?? [])
            await TryAsync(HttpMethod.Patch, $"/endpoints/{endpoint.GetProperty("id")}", new { enabled = true }, cancellationToken);
    }

    /// <summary>Asks once. Whether it was heard may remain unknown.</summary>
    public Task ReplayAsync(Guid deliveryId, CancellationToken cancellationToken)
    {
        _replays.Enqueue(new(deliveryId, clock.Now));
        return TryAsync(HttpMethod.Post, $"/deliveries/{deliveryId}/replay", new { }, cancellationToken);
    }

    /// <summary>All deliveries, as soon as the dispatcher tells.</summary>
    public async Task<IReadOnlyList<Delivery>> DeliveriesAsync(CancellationToken cancellationToken)
    {
        List<Delivery> deliveries = [];
        for (var after = ""; after is not null;)
        {
            var page = await AskAsync($"/deliveries?limit=200&after={Uri.EscapeDataString(after)}", cancellationToken);
            deliveries.AddRange(page.GetProperty("deliveries").EnumerateArray().Select(delivery => new Delivery(
                delivery.GetProperty("id").GetGuid(),
                new(delivery.GetProperty("hotspot_id").GetInt32(), delivery.GetProperty("integration_id").GetInt32()),
                delivery.GetProperty("sequence").GetInt64(),
                delivery.GetProperty("status").GetString()!)));
            after = page.GetProperty("next").GetString();
        }

        return deliveries;
    }

    private async Task<JsonElement> AskAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryAsync(HttpMethod.Get, path, body: null, cancellationToken) is { } answer)
                return answer;
            await clock.DelayAsync(BetweenLooks, cancellationToken);
        }
    }

    /// <returns>Null when it failed, which during an attack is nothing special.</returns>
    private async Task<JsonElement?> TryAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        try
        {
            return await admin.SendAsync(method, path, body, cancellationToken);
        }
        catch (Exception failed) when (failed is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
