namespace Icaro.Import.Importing;

/// <summary>
/// Imports a dump completely or not at all. A repetition imports the changes since. The other services are notified of all changes in
/// the same transaction; platforms are not, since the original has notified them.
/// </summary>
internal sealed class Importer(CatalogDbContext db, KeyRing keys, EgressPolicy egress, TimeProvider time)
{
    private static readonly (string What, Func<ImportRun, CancellationToken, Task> RunAsync)[] Steps =
    [
        ("plans", SubscriptionImport.ImportPlansAsync),
        ("resellers", AccountImport.ImportResellersAsync),
        ("subscriptions", SubscriptionImport.ImportSubscriptionsAsync),
        ("hotspots", HotspotImport.ImportAsync),
        ("customers and desks", AccountImport.ImportMembersAsync),
        ("units", UnitImport.ImportAsync),
        ("integrations", IntegrationImport.ImportIntegrationsAsync),
        ("grants", IntegrationImport.ImportGrantsAsync),
        ("switches", IntegrationImport.ImportSwitchesAsync),
        ("tokens", TokenImport.ImportAsync),
        ("settings of accounts", PreferenceImport.ImportOfAccountsAsync),
        ("settings of hotspots", PreferenceImport.ImportOfHotspotsAsync),
        ("disclaimers", DisclaimerImport.ImportAsync),
        ("messages", EnqueuePortalChangesAsync),
    ];

    public static int StepCount => Steps.Length;

    /// <param name="isDryRun">Rolls everything back at the end.</param>
    /// <param name="begins">Is called for each step.</param>
    /// <exception cref="ImportConflictException">An id belongs to something else in the catalog.</exception>
    public async Task<ImportReport> ImportAsync(IcaroDump dump, bool isDryRun, Action<string> begins, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ConflictCheck.RunAsync(db, dump, cancellationToken);
        var adminId = await db.Accounts.Where(row => row.Type == AccountTypes.Admin).MinAsync(row => (int?)row.Id, cancellationToken);
        var run = new ImportRun(
            db,
            keys,
            egress,
            dump,
            new(),
            adminId ?? throw new InvalidOperationException("The catalog has no admin yet: start the system once before the import."),
            time.GetUtcNow());

        DumpContents.Report(dump, run.Report);
        foreach (var (what, runAsync) in Steps)
        {
            begins(what);
            await runAsync(run, cancellationToken);
            db.ChangeTracker.Clear();
        }

        if (!isDryRun)
        {
            await AdvanceSequencesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return run.Report;
    }

    private static async Task EnqueuePortalChangesAsync(ImportRun run, CancellationToken cancellationToken)
    {
        run.Db.Outbox.AddRange(PortalChanges.OfHotspots(run.ChangedHotspots));
        await run.Db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Makes new rows get ids after those of the dump.</summary>
    private async Task AdvanceSequencesAsync(CancellationToken cancellationToken)
    {
        foreach (var table in new[] { "accounts", "hotspots", "units", "integrations", "subscription_plans" })
        {
            // The names are the five constants above.
#pragma warning disable EF1002
            await db.Database.ExecuteSqlRawAsync(
                $"""
                SELECT setval('{table}_id_seq', GREATEST(
                    (SELECT COALESCE(max(id), 1) FROM {table}), (SELECT last_value FROM {table}_id_seq)))
                """,
                cancellationToken);
#pragma warning restore EF1002
        }
    }
}
