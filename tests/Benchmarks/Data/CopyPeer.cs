using NpgsqlTypes;

namespace Icaro.Benchmarks.Data;

/// <summary>The same rows into the same table by COPY alone: nobody checks them, nobody looks for repeats, nobody is told.</summary>
internal sealed class CopyPeer(NpgsqlDataSource database, int connections)
{
    private const string Copy = """
        COPY device_data (hotspot_id, device_id, gateway_id, payload_id, source, timestamp, data_types, payload) FROM STDIN (FORMAT binary)
        """;

    /// <param name="batch">Rows in a transaction.</param>
    public async Task<Sample> MeasureAsync(
        int batch, TimeSpan duration, IReadOnlyList<MeteredProcess> processes, CancellationToken cancellationToken)
    {
        var stored = 0;
        var meter = new CpuMeter(processes);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async number =>
        {
            var started = Stopwatch.GetTimestamp();
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                await CopyAsync(connection, number, batch, cancellationToken);
                Interlocked.Add(ref stored, batch);
            }
        }));
        return Sample.Of("points/s", stored, meter.Stop());
    }

    private static async Task CopyAsync(NpgsqlConnection connection, int number, int batch, CancellationToken cancellationToken)
    {
        await using var rows = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        for (var i = 0; i < batch; i++)
        {
            await rows.StartRowAsync(cancellationToken);
            // Nobody's devices.
            await rows.WriteAsync(0, NpgsqlDbType.Integer, cancellationToken);
            await rows.WriteAsync(-(number + (i * 8) + 1), NpgsqlDbType.Integer, cancellationToken);
            await rows.WriteAsync("0016c001f0001b01", NpgsqlDbType.Text, cancellationToken);
            await rows.WriteAsync(Guid.CreateVersion7().ToString(), NpgsqlDbType.Text, cancellationToken);
            await rows.WriteAsync("p", NpgsqlDbType.Text, cancellationToken);
            await rows.WriteAsync(DateTimeOffset.UtcNow, NpgsqlDbType.TimestampTz, cancellationToken);
            await rows.WriteAsync(0, NpgsqlDbType.Integer, cancellationToken);
            await rows.WriteAsync(DataText.Payload, NpgsqlDbType.Text, cancellationToken);
        }

        await rows.CompleteAsync(cancellationToken);
    }
}
