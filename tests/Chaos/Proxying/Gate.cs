namespace Icaro.Chaos.Proxying;

/// <summary>Lets through while it is open.</summary>
internal sealed class Gate
{
    private readonly Lock _lock = new();
    private int _closedBy;
    private TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task PassAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return _closedBy == 0 ? Task.CompletedTask : _open.Task.WaitAsync(cancellationToken);
    }

    public void Close()
    {
        lock (_lock)
            _closedBy++;
    }

    /// <summary>Open again when everybody who closed it has opened it.</summary>
    public void Open()
    {
        lock (_lock)
        {
            if (--_closedBy > 0)
                return;

            _open.SetResult();
            _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
