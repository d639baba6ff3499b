namespace Icaro.Import.Importing;

/// <summary>
/// Imports units. In the original, a device that is registered again leaves its old unit behind. Here a device is one unit, the newest.
/// </summary>
internal static class UnitImport
{
    private static readonly string[] Taken =
    [
        nameof(Unit.HotspotId), nameof(Unit.MacAddress), nameof(Unit.Name), nameof(Unit.Description), nameof(Unit.Secret),
        nameof(Unit.Created),
    ];

    public static async Task ImportAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.Units.ToDictionaryAsync(unit => unit.Id, cancellationToken);
        var hotspots = await run.Db.Hotspots.Select(hotspot => hotspot.Id).ToHashSetAsync(cancellationToken);
        var report = run.Report.Of("units");
        var devices = known.Values.ToDictionary(unit => unit.MacAddress, unit => unit.Id);
        var newest = run.Dump["units"]
            .Where(row => hotspots.Contains(row.Number("hotspot_id")))
            .GroupBy(MacAddressOf)
            .ToDictionary(rows => rows.Key, rows => rows.Max(row => row.Id));
        foreach (var row in run.Dump["units"].OrderBy(row => row.Id))
        {
            var (hotspotId, macAddress, here) = (row.Number("hotspot_id"), MacAddressOf(row), known.GetValueOrDefault(row.Id));
            if (!hotspots.Contains(hotspotId))
                report.Skip(row.Id, $"its hotspot {hotspotId} was not imported");
            else if (macAddress is "")
                report.Skip(row.Id, $"'{row.Text("mac_address")}' is no MAC address");
            else if (newest[macAddress] != row.Id)
            {
                report.Skip(row.Id, $"unit {newest[macAddress]} is the same device, registered later");
                Remove(run, here, devices);
            }
            else if (!devices.TryAdd(macAddress, row.Id) && devices[macAddress] != row.Id)
                report.Skip(row.Id, $"unit {devices[macAddress]} has the same MAC address");
            else
            {
                var hotspotBefore = here?.HotspotId ?? hotspotId;
                var changed = run.Put(
                    row,
                    here,
                    new Unit
                    {
                        HotspotId = hotspotId,
                        MacAddress = macAddress,
                        Name = row.Text("name", here?.Name),
                        Description = row.Text("description", here?.Description),
                        Uuid = row.Text("uuid"),
                        Secret = row.Text("secret"),
                        Created = row.Time("created") ?? here?.Created ?? run.Now,
                    },
                    Taken);
                if (changed)
                    run.ChangedHotspots.UnionWith([hotspotBefore, hotspotId]);
            }
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }

    private static void Remove(ImportRun run, Unit? here, Dictionary<string, int> devices)
    {
        if (here is null)
            return;

        run.Db.Remove(here);
        run.ChangedHotspots.Add(here.HotspotId);
        devices.Remove(here.MacAddress);
    }

    /// <returns>Empty when it is none.</returns>
    private static string MacAddressOf(DumpRow row) =>
        row.Text("mac_address") is var typed && MacAddress.IsWellFormed(typed) ? MacAddress.Normalize(typed) : "";
}
