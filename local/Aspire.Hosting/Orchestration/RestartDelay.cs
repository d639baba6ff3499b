namespace Aspire.Hosting.Local;

/// <summary>How long a dead replica waits for its next start: 1 s, and twice as long after each life without health, up to 30 s.</summary>
internal sealed class RestartDelay(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private TaskCompletionSource _hurry = new();

    /// <summary>Ends the present wait.</summary>
    public void Skip() => _hurry.TrySetResult();

    /// <param name="failures">How many lives in a row have ended without having been healthy.</param>
    /// <param name="cancellationToken">Ends the wait with an exception.</param>
    public async Task WaitAsync(int failures, CancellationToken cancellationToken)
    {
        _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var delay = Shortest * Math.Pow(2, Math.Clamp(failures - 1, 0, 10));
        try
        {
            await _hurry.Task.WaitAsync(delay < Longest ? delay : Longest, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The whole delay has passed: nobody was in a hurry.
        }
    }
}
