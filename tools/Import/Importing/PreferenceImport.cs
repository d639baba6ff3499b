namespace Icaro.Import.Importing;

/// <summary>Imports the settings of accounts and of the hotspots' captive portals. Settings that the dump does not have are kept.</summary>
internal static class PreferenceImport
{
    public static async Task ImportOfAccountsAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.Set<AccountPreference>().ToDictionaryAsync(row => (row.AccountId, row.Key), cancellationToken);
        var accounts = await run.Db.Accounts.Select(account => account.Id).ToHashSetAsync(cancellationToken);
        var report = run.Report.Of("account_preferences");
        foreach (var row in run.Dump["account_preferences"])
        {
            var wanted = new AccountPreference
            {
                AccountId = run.AccountId(row.Number("account_id")),
                Key = row.Text("key"),
                Value = row.Text("value"),
            };
            if (!accounts.Contains(wanted.AccountId))
                report.Skip(wanted.Key, $"its account {wanted.AccountId} was not imported");
            else
                run.PutByKey(row, known.GetValueOrDefault((wanted.AccountId, wanted.Key)), wanted, nameof(AccountPreference.Value));
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }

    public static async Task ImportOfHotspotsAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.Set<HotspotPreference>().ToDictionaryAsync(row => (row.HotspotId, row.Key), cancellationToken);
        var lengths = known.Values.GroupBy(row => row.HotspotId).ToDictionary(rows => rows.Key, rows => rows.Sum(LengthOf));
        var hotspots = await run.Db.Hotspots.Select(hotspot => hotspot.Id).ToHashSetAsync(cancellationToken);
        var report = run.Report.Of("hotspot_preferences");
        foreach (var row in run.Dump["hotspot_preferences"])
        {
            var wanted = new HotspotPreference { HotspotId = row.Number("hotspot_id"), Key = row.Text("key"), Value = row.Text("value") };
            var here = known.GetValueOrDefault((wanted.HotspotId, wanted.Key));
            var length = lengths.GetValueOrDefault(wanted.HotspotId) - LengthOf(here) + LengthOf(wanted);
            if (!hotspots.Contains(wanted.HotspotId))
                report.Skip(wanted.Key, $"its hotspot {wanted.HotspotId} was not imported");
            else if (length > HotspotPreference.MaxTotalLength)
                report.Skip(wanted.Key, $"hotspot {wanted.HotspotId} would have more than {HotspotPreference.MaxTotalLength} characters");
            else if (run.PutByKey(row, here, wanted, nameof(HotspotPreference.Value)))
            {
                lengths[wanted.HotspotId] = length;
                run.ChangedHotspots.Add(wanted.HotspotId);
            }
        }

        await run.Db.SaveChangesAsync(cancellationToken);
        run.ChangedHotspots.UnionWith(await run.Db.AddMissingDefaultPreferencesAsync(cancellationToken));
    }

    private static int LengthOf(HotspotPreference? row) => row is null ? 0 : row.Key.Length + row.Value.Length;
}
