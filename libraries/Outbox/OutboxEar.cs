namespace Icaro.Outbox;

/// <summary>Rings the leader's bell when another replica notifies. Without it the sweep would find the rows a little later.</summary>
internal sealed class OutboxEar : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _listening;

    private OutboxEar(NpgsqlConnection connection, OutboxBell bell)
    {
        _connection = connection;
        _connection.Notification += (_, _) => bell.Ring();
        _listening = ListenAsync(_stop.Token);
    }

    public static async Task<OutboxEar> OpenAsync(string connectionString, OutboxBell bell, CancellationToken cancellationToken)
    {
        var connection = await OutboxSession.ConnectAsync(connectionString, cancellationToken);
        try
        {
            await using var listen = new NpgsqlCommand($"LISTEN {OutboxSession.Channel}", connection);
            await listen.ExecuteNonQueryAsync(cancellationToken);
            return new(connection, bell);
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
