namespace Icaro.Import.Importing;

/// <summary>
/// Imports disclaimers. In the original, resellers share disclaimers, and hotspots refer to them. Here each reseller has its own, and a
/// hotspot has the text itself.
/// </summary>
internal static class DisclaimerImport
{
    private const string TermsOfUse = "tos";
    private const string MarketingUse = "privacy";

    public static async Task ImportAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var (toAccounts, toHotspots) = (run.Dump["disclaimers_accounts"], run.Dump["disclaimers_hotspots"]);
        var used = toAccounts.Concat(toHotspots).Select(row => row.Number("disclaimer_id")).ToHashSet();
        var disclaimers = new Dictionary<int, DumpRow>();
        foreach (var row in run.Dump["disclaimers"])
        {
            if (row.Text("type") is not (TermsOfUse or MarketingUse))
                run.Report.Of("disclaimers").Skip(row.Id, $"its type '{row.Text("type")}' is neither {TermsOfUse} nor {MarketingUse}");
            else if (!used.Contains(row.Id))
                run.Report.Of("disclaimers").Skip(row.Id, "neither an account nor a hotspot has it");
            else
                disclaimers[row.Id] = row;
        }

        await ImportOfAccountsAsync(run, disclaimers, cancellationToken);
        await ImportOfHotspotsAsync(run, disclaimers, cancellationToken);
        await run.Db.SaveChangesAsync(cancellationToken);
    }

    private static async Task ImportOfAccountsAsync(
        ImportRun run, Dictionary<int, DumpRow> disclaimers, CancellationToken cancellationToken)
    {
        var known = (await run.Db.Set<Disclaimer>().ToListAsync(cancellationToken)).ToLookup(row => (row.AccountId, row.Type, row.Title));
        var accounts = await run.Db.Accounts.Select(account => account.Id).ToHashSetAsync(cancellationToken);
        var imported = new HashSet<(int, string, string)>();
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
                run.PutByKey(row, known[key].FirstOrDefault(), wanted, nameof(Disclaimer.Body));
            }
        }
    }

    private static async Task ImportOfHotspotsAsync(
        ImportRun run, Dictionary<int, DumpRow> disclaimers, CancellationToken cancellationToken)
    {
        var hotspots = await run.Db.Hotspots.ToDictionaryAsync(hotspot => hotspot.Id, cancellationToken);
        var report = run.Report.Of("disclaimers_hotspots");
        foreach (var row in run.Dump["disclaimers_hotspots"])
        {
            var (hotspotId, id) = (row.Number("hotspot_id"), row.Number("disclaimer_id"));
            if (!hotspots.TryGetValue(hotspotId, out var hotspot) || !disclaimers.TryGetValue(id, out var disclaimer))
                report.Skip(id, $"the disclaimer or its hotspot {hotspotId} was not imported");
            else if (!TryShow(hotspot, disclaimer))
                report.Keep();
            else
            {
                run.ChangedHotspots.Add(hotspotId);
                report.Change();
            }
        }
    }

    /// <returns>False when the hotspot shows this text already.</returns>
    private static bool TryShow(Hotspot hotspot, DumpRow disclaimer)
    {
        var before = (hotspot.TermsOfUse, hotspot.MarketingUse);
        if (disclaimer.Text("type") is TermsOfUse)
            hotspot.TermsOfUse = disclaimer.Text("body");
        else
            hotspot.MarketingUse = disclaimer.Text("body");
        return before != (hotspot.TermsOfUse, hotspot.MarketingUse);
    }
}
