namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>
/// Batches toggles of all tenants. A toggle whose hotspot another transaction has locked leaves its batch, and waits alone, so that it
/// does not delay the others.
/// </summary>
/// <param name="execute">Runs the requests in one transaction.</param>
internal sealed class ToggleBatcher(Func<IReadOnlyList<ToggleRequest>, LockWait, Task<IReadOnlyList<ToggleOutcome>>> execute)
{
    private const int MaxBatchSize = 64;
    private const int MaxConcurrency = 2;
    private const int MaxWaiting = 16;

    private readonly RequestBatcher<ToggleRequest, ToggleOutcome>
        _together = new(requests => ExecuteTogetherAsync(requests, execute), MaxBatchSize, MaxConcurrency, distinctBy: one => one.Switch),
        _alone = new(requests => execute(requests, LockWait.Bounded), maxBatchSize: 1, MaxWaiting);

    /// <param name="request">The toggle.</param>
    /// <param name="cancellationToken">Cancels the wait, not the toggle.</param>
    public Task<ToggleOutcome> SubmitAsync(ToggleRequest request, CancellationToken cancellationToken)
    {
        return RunAsync().WaitAsync(cancellationToken);

        async Task<ToggleOutcome> RunAsync()
        {
            var outcome = await _together.SubmitAsync(request, CancellationToken.None);
            return outcome == ToggleOutcome.Contended ? await _alone.SubmitAsync(request, CancellationToken.None) : outcome;
        }
    }

    private static async Task<IReadOnlyList<ToggleOutcome>> ExecuteTogetherAsync(
        IReadOnlyList<ToggleRequest> requests, Func<IReadOnlyList<ToggleRequest>, LockWait, Task<IReadOnlyList<ToggleOutcome>>> execute)
    {
        try
        {
            return await execute(requests, LockWait.SkipHotspots);
        }
        catch (PostgresException contended) when (contended.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return [.. requests.Select(_ => ToggleOutcome.Contended)];
        }
    }
}

/// <summary>What a transaction does about rows that another one has locked.</summary>
internal enum LockWait
{
    /// <summary>It leaves out hotspots, and fails after 1 s for other rows.</summary>
    SkipHotspots,

    /// <summary>It waits, and fails after 10 s.</summary>
    Bounded,
}
