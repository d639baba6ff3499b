namespace Icaro.Import.Importing;

/// <summary>Hotspots and their units.</summary>
internal static class HotspotImport
{
    private static readonly string[] TakenOfHotspots =
    [
        nameof(Hotspot.AccountId), nameof(Hotspot.Name), nameof(Hotspot.Description), nameof(Hotspot.BusinessName),
        nameof(Hotspot.BusinessVat), nameof(Hotspot.BusinessAddress), nameof(Hotspot.BusinessEmail), nameof(Hotspot.BusinessDpo),
        nameof(Hotspot.BusinessDpoMail), nameof(Hotspot.Created),
    ];

    private static readonly string[] TakenOfUnits =
    [
        nameof(Unit.HotspotId), nameof(Unit.MacAddress), nameof(Unit.Name), nameof(Unit.Description), nameof(Unit.Secret),
        nameof(Unit.Created),
    ];

    public static async Task ImportHotspotsAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.Hotspots.ToDictionaryAsync(hotspot => hotspot.Id, cancellationToken);
        var owners = await run.Db.Accounts.Select(account => account.Id).ToHashSetAsync(cancellationToken);
        var uuids = known.Values.ToDictionary(hotspot => hotspot.Uuid, hotspot => hotspot.Id);
        foreach (var row in run.Dump["hotspots"])
        {
            var (ownerId, uuid) = (run.AccountId(row.Number("account_id")), row.Text("uuid"));
            if (!owners.Contains(ownerId))
                run.Report.Of("hotspots").Skip(row.Id, $"its account {ownerId} was not imported");
            else if (!uuids.TryAdd(uuid, row.Id) && uuids[uuid] != row.Id)
                run.Report.Of("hotspots").Skip(row.Id, $"hotspot {uuids[uuid]} has the same uuid");
            else
            {
                var changed = run.Put(
                    row,
                    known.GetValueOrDefault(row.Id),
                    new Hotspot
                    {
                        Uuid = uuid,
                        AccountId = ownerId,
                        Name = row.Text("name"),
                        Description = row.Text("description"),
                        BusinessName = row.Text("business_name"),
                        BusinessVat = row.Text("business_vat"),
                        BusinessAddress = row.Text("business_address"),
                        BusinessEmail = row.Text("business_email"),
                        BusinessDpo = row.Text("business_dpo"),
                        BusinessDpoMail = row.Text("business_dpo_mail"),
                        Created = row.Time("created") ?? known.GetValueOrDefault(row.Id)?.Created ?? run.Now,
                    },
                    TakenOfHotspots);
                if (changed)
                    run.ChangedHotspots.Add(row.Id);
            }
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }

    public static async Task ImportUnitsAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.Units.ToDictionaryAsync(unit => unit.Id, cancellationToken);
        var hotspots = await run.Db.Hotspots.Select(hotspot => hotspot.Id).ToHashSetAsync(cancellationToken);
        var devices = known.Values.ToDictionary(unit => unit.MacAddress, unit => unit.Id);
        foreach (var row in run.Dump["units"])
        {
            var (hotspotId, typed) = (row.Number("hotspot_id"), row.Text("mac_address"));
            var macAddress = MacAddress.IsWellFormed(typed) ? MacAddress.Normalize(typed) : "";
            if (!hotspots.Contains(hotspotId))
                run.Report.Of("units").Skip(row.Id, $"its hotspot {hotspotId} was not imported");
            else if (macAddress is "")
                run.Report.Of("units").Skip(row.Id, $"'{typed}' is no MAC address");
            else if (!devices.TryAdd(macAddress, row.Id) && devices[macAddress] != row.Id)
                run.Report.Of("units").Skip(row.Id, $"unit {devices[macAddress]} has the same MAC address");
            else
            {
                var here = known.GetValueOrDefault(row.Id);
                var hotspotBefore = here?.HotspotId ?? hotspotId;
                var changed = run.Put(
                    row,
                    here,
                    new Unit
                    {
                        HotspotId = hotspotId,
                        MacAddress = macAddress,
                        Name = row.Text("name"),
                        Description = row.Text("description"),
                        Uuid = row.Text("uuid"),
                        Secret = row.Text("secret"),
                        Created = row.Time("created") ?? here?.Created ?? run.Now,
                    },
                    TakenOfUnits);
                if (changed)
                    run.ChangedHotspots.UnionWith([hotspotBefore, hotspotId]);
            }
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }
}
