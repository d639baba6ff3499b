using Xunit;

namespace Icaro.Testing;

/// <summary>Waits for a condition, for two minutes at most.</summary>
public static class Eventually
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <exception cref="TimeoutException">The condition did not become true.</exception>
    public static Task TrueAsync(Func<bool> condition, Func<string> expected) =>
        TrueAsync(() => Task.FromResult(condition()), expected);

    /// <exception cref="TimeoutException">The condition did not become true.</exception>
    public static Task TrueAsync(Func<Task<bool>> condition, Func<string> expected) =>
        SeeAsync(condition, isTrue => isTrue, _ => $"Expected {expected()}");

    /// <summary>Reads a value again and again until it satisfies the condition.</summary>
    /// <exception cref="TimeoutException">It did not; the message describes the last value.</exception>
    public static async Task<T> SeeAsync<T>(Func<Task<T>> read, Func<T, bool> condition, Func<T, string>? describe = null)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Timeout);
        while (true)
        {
            var value = await read();
            if (condition(value))
                return value;
            if (timeout.IsCancellationRequested)
                throw new TimeoutException(describe is null ? $"The last value was {value}" : describe(value));
            await Task.Delay(Interval, timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
