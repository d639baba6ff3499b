namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>Data points, newest first.</summary>
/// <param name="Next">The beginning of the next page; null for the last one.</param>
internal sealed record DataPage(IReadOnlyList<DataPoint> Points, DataCursor? Next)
{
    public static async Task<DataPage> ReadAsync(
        CatalogDbContext db, Project project, DataFilter filter, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand { Connection = (NpgsqlConnection)db.Database.GetDbConnection() };
        Write(command, project, filter);

        List<(long Id, DataPoint Point)> found = [];
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            found.Add((rows.GetInt64(0), Point(rows)));

        var (lastId, last) = found.Count > filter.Limit ? found[filter.Limit - 1] : default;
        return new([.. found.Take(filter.Limit).Select(row => row.Point)], last is null ? null : new(last.Timestamp, lastId));
    }

    /// <summary>Reads one row more than the limit to detect a next page.</summary>
    private static void Write(NpgsqlCommand command, Project project, DataFilter filter)
    {
        var sql = new StringBuilder("""
            SELECT data.id, device.device_id, data.gateway_id, data.payload_id, data.source, data.timestamp, data.data_types, data.payload
            FROM device_data AS data JOIN devices AS device ON device.id = data.device_id WHERE
            """);
        var hotspot = Parameter(project.HotspotId);
        // Both conditions have an index.
        sql.Append(filter.DeviceId is { } deviceId
            ? $" data.device_id = (SELECT id FROM devices WHERE hotspot_id = {hotspot} AND device_id = {Parameter(deviceId)})"
            : $" data.hotspot_id = {hotspot}");
        if (filter.Types is not DataTypes.None)
            sql.Append(null, $" AND data.data_types & {Parameter((int)filter.Types)} <> 0");
        // Clocks are at most this far ahead, so older partitions need not be searched.
        if (filter.From is { } from)
            sql.Append(null, $" AND data.timestamp >= {Parameter(from)} AND data.received_at >= {Parameter(from - DataReader.MaxAhead)}");
        if (filter.To is { } to)
            sql.Append(null, $" AND data.timestamp < {Parameter(to)}");
        if (filter.After is { } after)
            sql.Append(null, $" AND (data.timestamp, data.id) < ({Parameter(after.Timestamp)}, {Parameter(after.Id)})");
        sql.Append(null, $" ORDER BY data.timestamp DESC, data.id DESC LIMIT {Parameter(filter.Limit + 1)}");
        command.CommandText = sql.ToString();

        string Parameter(object value)
        {
            command.Parameters.Add(new() { Value = value });
            return $"${command.Parameters.Count}";
        }
    }

    private static DataPoint Point(NpgsqlDataReader row) => new(
        row.GetString(1),
        row.IsDBNull(2) ? null : row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetFieldValue<DateTimeOffset>(5),
        (DataTypes)row.GetInt32(6),
        row.GetString(7));
}
