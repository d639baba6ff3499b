namespace Icaro.Outbox;

/// <summary>Wakes the leader when another replica notifies. Without it the sweep finds the rows a second later.</summary>
internal sealed class OutboxNotificationListener : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _listening;

    private OutboxNotificationListener(NpgsqlConnection connection, AsyncSignal<OutboxMessage> signal)
    {
        _connection = connection;
        _connection.Notification += (_, _) => signal.Set();
        _listening = ListenAsync(_stop.Token);
    }

    public static async Task<OutboxNotificationListener> OpenAsync(
        string connectionString, AsyncSignal<OutboxMessage> signal, CancellationToken cancellationToken)
    {
        var connection = await OutboxSession.ConnectAsync(connectionString, cancellationToken);
        try
        {
            await using var listen = new NpgsqlCommand($"LISTEN {OutboxSession.Channel}", connection);
            await listen.ExecuteNonQueryAsync(cancellationToken);
            return new(connection, signal);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _connection.DisposeAsync();
        _stop.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (true)
            await _connection.WaitAsync(cancellationToken);
    }
}
