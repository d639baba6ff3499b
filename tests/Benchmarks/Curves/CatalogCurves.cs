namespace Icaro.Benchmarks.Curves;

/// <summary>What requests to the catalog and to portals cost as partners, hotspots and units become many.</summary>
internal sealed class CatalogCurves(RunningSystem system, NpgsqlDataSource database)
{
    private const int Connections = 32, Senders = 8, Devices = 200, Hotspots = 24, Batch = 1_000;

    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    public static async Task<IReadOnlyList<CostCurve>> CreateAsync(
        RunningSystem system, NpgsqlDataSource database, HttpClient catalog, TimeSpan duration, CancellationToken cancellationToken)
    {
        var rows = new CatalogCurves(system, database);
        var sender = new DataSender(await DataPartner.CreateAsync(catalog, Devices, cancellationToken), Senders);
        var tenants = await Tenants.CreateAsync(catalog, Hotspots, [new("http://127.0.0.1:9999/")], cancellationToken);
        var guests = await Guests.CreateAsync(system, catalog, cancellationToken);
        await system.StopAsync(Resources.Dispatch, cancellationToken);

        var switches = new Wrk(system.AddressOf(Resources.Catalog), Connections, $"Token: {tenants.Token}")
        {
            Script = LuaScript.InTurn("PUT", tenants.Switches),
        };
        return
        [
            new("devices", "data point", Sizes, rows.DevicesAsync, stop =>
                sender.MeasureAsync(Batch, duration, system.Processes(Resources.Catalog, Resources.Postgres), stop)),
            new("hotspots", "toggle", Sizes, rows.HotspotsAsync, stop =>
                switches.MeasureAsync(duration, system.Processes(Resources.Catalog, Resources.Postgres, Resources.Broker), stop)),
            new("units", "redirect", Sizes, rows.UnitsAsync, stop =>
                new Wrk(new Uri(system.AddressOf(Resources.Wings), guests.ToPlatform), Connections)
                    .MeasureAsync(duration, system.Processes(Resources.Wings), stop)),
        ];
    }

    private Task DevicesAsync(int count, CancellationToken cancellationToken) =>
        FillAsync("devices", "'device_id', md5(n::text)", count, cancellationToken);

    private Task HotspotsAsync(int count, CancellationToken cancellationToken) =>
        FillAsync("hotspots", "'uuid', gen_random_uuid(), 'name', 'Hotspot ' || n", count, cancellationToken);

    /// <summary>One for each hotspot. Portals learn of them when they start.</summary>
    private async Task UnitsAsync(int count, CancellationToken cancellationToken)
    {
        await HotspotsAsync(count, cancellationToken);
        await FillAsync(
            "units",
            "'hotspot_id', 1000000 + n, 'uuid', gen_random_uuid(), 'mac_address', lpad(to_hex(n), 12, '0')",
            count,
            cancellationToken);
        await Task.WhenAll(system.ReplicasOf(Resources.Wings).Select(replica => system.KillAsync(replica, cancellationToken)));
        await system.HealAsync(() => system.ReplicasOf(Resources.Wings), cancellationToken);
    }

    /// <summary>Copies of the first row of a table, but for what must differ.</summary>
    private async Task FillAsync(string table, string differences, int count, CancellationToken cancellationToken)
    {
        await database.RunAsync(
            $"""
            DELETE FROM {table} WHERE id > 1000000;
            INSERT INTO {table}
            SELECT copy.*
            FROM {table} AS original
            CROSS JOIN generate_series(1, {count}) AS n
            CROSS JOIN LATERAL jsonb_populate_record(original, jsonb_build_object('id', 1000000 + n, {differences})) AS copy
            WHERE original.id = (SELECT min(id) FROM {table});
            """,
            cancellationToken);
        await database.RunAsync($"VACUUM (ANALYZE) {table}", cancellationToken);
    }
}
