using System.Threading.Channels;

namespace Icaro.ServiceDefaults.Threading;

/// <summary>Wakes a waiting worker. Signals that are set while nobody waits count as one.</summary>
/// <typeparam name="T">What there is news of; each type has a signal of its own.</typeparam>
public sealed class AsyncSignal<T>
{
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _signals.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellationToken = default) => await _signals.Reader.ReadAsync(cancellationToken);

    /// <returns>False when the time passed without a signal.</returns>
    public async Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(timeout);
        try
        {
            return await _signals.Reader.ReadAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
