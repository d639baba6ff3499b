namespace Icaro.EndToEnd.Tests;

/// <summary>Waits for what happens elsewhere.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks again and again until what is seen satisfies the condition.</summary>
    /// <exception cref="TimeoutException">It did not; the message says what was seen last.</exception>
    public static async Task<T> SeeAsync<T>(Func<Task<T>> look, Func<T, bool> condition, Func<T, string>? describe = null)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Timeout);
        while (true)
        {
            var seen = await look();
            if (condition(seen))
                return seen;
            if (timeout.IsCancellationRequested)
                throw new TimeoutException($"Seen last: {(describe is null ? seen?.ToString() : describe(seen))}");

            await Task.Delay(BetweenLooks, TestContext.Current.CancellationToken);
        }
    }
}
