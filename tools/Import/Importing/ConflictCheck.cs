namespace Icaro.Import.Importing;

/// <summary>
/// The import keeps the ids of hotspots, accounts and units, which platforms and captive portals refer to. It fails if an id belongs to
/// something else here, for example to demo data.
/// </summary>
internal static class ConflictCheck
{
    /// <exception cref="ImportConflictException">An id belongs to something else.</exception>
    public static async Task RunAsync(CatalogDbContext db, IcaroDump dump, CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Username, cancellationToken);
        var accountIds = accounts.OrderBy(account => account.Key)
            .ToLookup(account => UserName.KeyOf(account.Value), account => account.Key);
        var hotspots = await db.Hotspots.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Uuid, cancellationToken);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Uuid, cancellationToken);
        var integrations = await db.Integrations.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        // These share a sequence of ids.
        foreach (var id in await db.ProjectIntegrations.Select(row => row.Id).ToListAsync(cancellationToken))
            integrations[id] = "an integration of a project";

        List<string> conflicts = [];
        foreach (var row in dump["accounts"].Where(row => !ImportRun.IsAdmin(row.Id)))
        {
            var username = row.Text("username");
            if (accounts.TryGetValue(row.Id, out var here) && here != username)
                conflicts.Add($"account {row.Id} is '{username}' in the dump, '{here}' here");
            else if (accountIds[UserName.KeyOf(username)].ToList() is [var id, ..] and var ids && !ids.Contains(row.Id))
                conflicts.Add($"the user name '{username}' has the id {row.Id} in the dump, {id} here");
        }

        var others = new[] { ("hotspots", hotspots, "uuid"), ("units", units, "uuid"), ("integrations", integrations, "name") };
        foreach (var (table, known, column) in others)
        {
            conflicts.AddRange(
                from row in dump[table]
                where known.TryGetValue(row.Id, out var here) && here != row.Text(column)
                select $"{table} {row.Id} has the {column} '{row.Text(column)}' in the dump, '{known[row.Id]}' here");
        }

        if (conflicts is not [])
            throw new ImportConflictException(conflicts);
    }
}
