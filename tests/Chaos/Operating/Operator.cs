using System.Collections.Concurrent;
using Icaro.Chaos.Checking;

namespace Icaro.Chaos.Operating;

/// <summary>An administrator of the dispatcher: looks at deliveries, repeats some, and enables endpoints that were disabled.</summary>
internal sealed class Operator(GatewayApi api, string adminToken, RunClock clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentQueue<Replay> _replays = [];

    public IReadOnlyList<Replay> Replays => [.. _replays];

    /// <summary>Tries until the endpoint is enabled.</summary>
    public async Task EnableAsync(int endpointId, CancellationToken cancellationToken)
    {
        while (!await TryAsync(HttpMethod.Patch, $"/endpoints/{endpointId}", new { enabled = true }, cancellationToken))
            await clock.DelayAsync(Pause, cancellationToken);
    }

    /// <summary>Asks once. Whether it was heard may remain unknown.</summary>
    public Task ReplayAsync(Guid deliveryId, CancellationToken cancellationToken)
    {
        _replays.Enqueue(new(deliveryId, clock.Now));
        return TryAsync(HttpMethod.Post, $"/deliveries/{deliveryId}/replay", new { }, cancellationToken);
    }

    /// <summary>All deliveries.</summary>
    /// <exception cref="HttpRequestException">The dispatcher does not answer.</exception>
    public async Task<IReadOnlyList<Delivery>> DeliveriesAsync(CancellationToken cancellationToken)
    {
        List<Delivery> deliveries = [];
        string? after = null;
        do
        {
            var path = $"/deliveries?limit=200{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}";
            var page = await api.SendAsync(HttpMethod.Get, path, adminToken, body: null, cancellationToken);
            deliveries.AddRange(page.GetProperty("deliveries").EnumerateArray().Select(delivery => new Delivery(
                delivery.GetProperty("id").GetGuid(),
                new(delivery.GetProperty("hotspot_id").GetInt32(), delivery.GetProperty("integration_id").GetInt32()),
                delivery.GetProperty("sequence").GetInt64(),
                delivery.GetProperty("status").GetString()!)));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        return deliveries;
    }

    private async Task<bool> TryAsync(HttpMethod method, string path, object body, CancellationToken cancellationToken)
    {
        try
        {
            await api.SendAsync(method, path, adminToken, body, cancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The client's own timeout.
            return false;
        }
    }
}
