namespace Icaro.Import.Importing;

/// <summary>
/// Imports disclaimers. In the original, resellers share disclaimers, and hotspots refer to them. Here each reseller has its own, to which
/// its hotspots refer. A hotspot with a disclaimer that its reseller does not have gets the text itself.
/// </summary>
internal static class DisclaimerImport
{
    public static async Task ImportAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var (toAccounts, toHotspots) = (run.Dump["disclaimers_accounts"], run.Dump["disclaimers_hotspots"]);
        var used = toAccounts.Concat(toHotspots).Select(row => row.Number("disclaimer_id")).ToHashSet();
        var disclaimers = new Dictionary<int, DumpRow>();
        foreach (var row in run.Dump["disclaimers"])
        {
            if (row.Text("type") is not (DisclaimerTypes.Tos or DisclaimerTypes.Privacy))
                run.Report.Of("disclaimers")
                    .Skip(row.Id, $"its type '{row.Text("type")}' is neither {DisclaimerTypes.Tos} nor {DisclaimerTypes.Privacy}");
            else if (!used.Contains(row.Id))
                run.Report.Of("disclaimers").Skip(row.Id, "neither an account nor a hotspot has it");
            else
                disclaimers[row.Id] = row;
        }

        var changed = await ImportOfAccountsAsync(run, disclaimers, cancellationToken);
        await run.Db.SaveChangesAsync(cancellationToken);
        await ImportOfHotspotsAsync(run, disclaimers, changed, cancellationToken);
        await run.Db.SaveChangesAsync(cancellationToken);
    }

    /// <returns>The ids of known disclaimers that have another text now.</returns>
    private static async Task<HashSet<int?>> ImportOfAccountsAsync(
        ImportRun run, Dictionary<int, DumpRow> disclaimers, CancellationToken cancellationToken)
    {
        var known = (await run.Db.Set<Disclaimer>().ToListAsync(cancellationToken)).ToLookup(row => (row.AccountId, row.Type, row.Title));
        var accounts = await run.Db.Accounts.Select(account => account.Id).ToHashSetAsync(cancellationToken);
        var (imported, changed) = (new HashSet<(int, string, string)>(), new HashSet<int?>());
        var report = run.Report.Of("disclaimers_accounts");
        foreach (var row in run.Dump["disclaimers_accounts"])
        {
            var (accountId, id) = (run.AccountId(row.Number("account_id")), row.Number("disclaimer_id"));
            if (!accounts.Contains(accountId) || !disclaimers.TryGetValue(id, out var disclaimer))
                report.Skip(id, $"the disclaimer or its account {accountId} was not imported");
            else if ((accountId, disclaimer.Text("type"), disclaimer.Text("title")) is var key && !imported.Add(key))
                report.Skip(id, $"account {accountId} has another one with this title");
            else
            {
                var wanted = new Disclaimer { AccountId = accountId, Type = key.Item2, Title = key.Item3, Body = disclaimer.Text("body") };
                var here = known[key].FirstOrDefault();
                if (run.PutByKey(row, here, wanted, nameof(Disclaimer.Body)) && here is not null)
                    changed.Add(here.Id);
            }
        }

        return changed;
    }

    private static async Task ImportOfHotspotsAsync(
        ImportRun run, Dictionary<int, DumpRow> disclaimers, HashSet<int?> changed, CancellationToken cancellationToken)
    {
        var hotspots = await run.Db.Hotspots.ToDictionaryAsync(hotspot => hotspot.Id, cancellationToken);
        run.ChangedHotspots.UnionWith(hotspots.Values
            .Where(hotspot => changed.Contains(hotspot.TosDisclaimerId) || changed.Contains(hotspot.PrivacyDisclaimerId))
            .Select(hotspot => hotspot.Id));
        var ofAccounts = (await run.Db.Set<Disclaimer>().AsNoTracking().ToListAsync(cancellationToken))
            .ToLookup(row => new DisclaimerKey(row.AccountId, row.Type, row.Title, row.Body), row => (int?)row.Id);
        var report = run.Report.Of("disclaimers_hotspots");
        foreach (var row in run.Dump["disclaimers_hotspots"])
        {
            var (hotspotId, id) = (row.Number("hotspot_id"), row.Number("disclaimer_id"));
            if (!hotspots.TryGetValue(hotspotId, out var hotspot) || !disclaimers.TryGetValue(id, out var disclaimer))
                report.Skip(id, $"the disclaimer or its hotspot {hotspotId} was not imported");
            else if (!TryShow(hotspot, disclaimer, ofAccounts[DisclaimerKey.Of(hotspot.AccountId, disclaimer)].FirstOrDefault()))
                report.Keep();
            else
            {
                run.ChangedHotspots.Add(hotspotId);
                report.Change();
            }
        }
    }

    /// <param name="hotspot">The hotspot.</param>
    /// <param name="disclaimer">What it shows in the original.</param>
    /// <param name="ownId">The same disclaimer of its reseller here; null without one.</param>
    /// <returns>False when the hotspot shows this text already.</returns>
    private static bool TryShow(Hotspot hotspot, DumpRow disclaimer, int? ownId)
    {
        var before = (hotspot.TermsOfUse, hotspot.MarketingUse, hotspot.TosDisclaimerId, hotspot.PrivacyDisclaimerId);
        if (disclaimer.Text("type") is DisclaimerTypes.Tos)
        {
            hotspot.TosDisclaimerId = ownId;
            hotspot.TermsOfUse = ownId is null ? disclaimer.Text("body") : hotspot.TermsOfUse;
        }
        else
        {
            hotspot.PrivacyDisclaimerId = ownId;
            hotspot.MarketingUse = ownId is null ? disclaimer.Text("body") : hotspot.MarketingUse;
        }

        return before != (hotspot.TermsOfUse, hotspot.MarketingUse, hotspot.TosDisclaimerId, hotspot.PrivacyDisclaimerId);
    }

    private sealed record DisclaimerKey(int AccountId, string Type, string Title, string Body)
    {
        public static DisclaimerKey Of(int accountId, DumpRow row) => new(accountId, row.Text("type"), row.Text("title"), row.Text("body"));
    }
}
