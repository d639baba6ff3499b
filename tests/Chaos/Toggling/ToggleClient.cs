namespace Icaro.Chaos.Toggling;

/// <summary>One of several clients that switch the same lanes at random, each of its requests after the answer to the one before.</summary>
/// <param name="random">Decides everything that the client does; the same seed does the same.</param>
internal sealed class ToggleClient(ToggleApi api, Tenants tenants, Random random, RunClock clock)
{
    private const double ShareOfRefused = 0.03;
    private const double ShareOfOn = 0.6;

    /// <summary>Milliseconds.</summary>
    private const int LongestThought = 100;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(250);

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                // A request that is on its way when the run ends is still answered.
                var outcome = await ToggleAsync();
                var thought = TimeSpan.FromMilliseconds(random.Next(LongestThought));
                await clock.DelayAsync(outcome == Outcome.Unknown ? PauseAfterFailure : thought, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private Task<Outcome> ToggleAsync()
    {
        var (lane, on) = (Pick(tenants.Lanes), random.NextDouble() < ShareOfOn);
        var (target, token) = random.NextDouble() >= ShareOfRefused ? (lane, tenants.OwnerToken)
            : random.Next(2) == 0 ? (lane, tenants.StrangerToken)
            : (lane with { IntegrationId = tenants.ForbiddenIntegrationId }, tenants.OwnerToken);
        return api.ToggleAsync(target, on, token, CancellationToken.None);
    }

    private Lane Pick(IReadOnlyList<Lane> lanes) => lanes[random.Next(lanes.Count)];
}
