namespace Icaro.Import.Importing;

internal static class HotspotImport
{
    private static readonly string[] Taken =
    [
        nameof(Hotspot.AccountId), nameof(Hotspot.Name), nameof(Hotspot.Description), nameof(Hotspot.BusinessName),
        nameof(Hotspot.BusinessVat), nameof(Hotspot.BusinessAddress), nameof(Hotspot.BusinessEmail), nameof(Hotspot.BusinessDpo),
        nameof(Hotspot.BusinessDpoMail), nameof(Hotspot.Created),
    ];

    public static async Task ImportAsync(ImportRun run, CancellationToken cancellationToken)
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
                var here = known.GetValueOrDefault(row.Id);
                var changed = run.Put(
                    row,
                    here,
                    new Hotspot
                    {
                        Uuid = uuid,
                        AccountId = ownerId,
                        Name = row.Text("name"),
                        Description = row.Text("description", here?.Description),
                        BusinessName = row.Text("business_name", here?.BusinessName),
                        BusinessVat = row.Text("business_vat", here?.BusinessVat),
                        BusinessAddress = row.Text("business_address", here?.BusinessAddress),
                        BusinessEmail = row.Text("business_email", here?.BusinessEmail),
                        BusinessDpo = row.Text("business_dpo", here?.BusinessDpo),
                        BusinessDpoMail = row.Text("business_dpo_mail", here?.BusinessDpoMail),
                        Created = row.Time("created") ?? here?.Created ?? run.Now,
                    },
                    Taken);
                if (changed)
                    run.ChangedHotspots.Add(row.Id);
            }
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }
}
