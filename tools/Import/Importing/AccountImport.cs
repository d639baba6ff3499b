namespace Icaro.Import.Importing;

/// <summary>Imports accounts with their password digests, which the first login replaces.</summary>
internal static class AccountImport
{
    private static readonly string[] Taken =
    [
        nameof(Account.CreatorId), nameof(Account.Uuid), nameof(Account.Type), nameof(Account.Name), nameof(Account.Username),
        nameof(Account.UsernameKey),
        nameof(Account.PasswordDigest), nameof(Account.Email), nameof(Account.PrivacyName), nameof(Account.PrivacyVat),
        nameof(Account.PrivacyAddress), nameof(Account.PrivacyEmail), nameof(Account.PrivacyDpo), nameof(Account.PrivacyDpoMail),
        nameof(Account.HotspotId), nameof(Account.Created),
    ];

    private static readonly string[] OfHotspots = [AccountTypes.Customer, AccountTypes.Desk];

    public static Task ImportResellersAsync(ImportRun run, CancellationToken cancellationToken) =>
        ImportAsync(run, type => !OfHotspots.Contains(type), cancellationToken);

    /// <summary>Runs after the import of the hotspots that the accounts belong to.</summary>
    public static Task ImportMembersAsync(ImportRun run, CancellationToken cancellationToken) =>
        ImportAsync(run, type => OfHotspots.Contains(type), cancellationToken);

    private static async Task ImportAsync(ImportRun run, Func<string, bool> isMeant, CancellationToken cancellationToken)
    {
        var known = await run.Db.Accounts.ToDictionaryAsync(account => account.Id, cancellationToken);
        var hotspots = await run.Db.Hotspots.ToDictionaryAsync(hotspot => hotspot.Id, hotspot => hotspot.AccountId, cancellationToken);
        var memberships = run.Dump["accounts_hotspots"].ToLookup(row => row.Number("account_id"), row => row.Number("hotspot_id"));
        var report = run.Report.Of("accounts");
        List<int> withNewPasswords = [];

        foreach (var row in run.Dump["accounts"].Where(row => isMeant(row.Text("type"))))
        {
            var here = known.GetValueOrDefault(row.Id);
            int? hotspotId = memberships[row.Id].Where(hotspots.ContainsKey).Order().Select(id => (int?)id).FirstOrDefault();
            if (ImportRun.IsAdmin(row.Id))
                report.Keep();
            else if (row.Text("type") is var type && type is not (AccountTypes.Reseller or AccountTypes.Customer or AccountTypes.Desk))
                report.Skip(row.Id, $"the type '{type}' has no meaning for any account but the first");
            else if (OfHotspots.Contains(type) && hotspotId is null)
                report.Skip(row.Id, $"a {type} without a hotspot");
            else
            {
                var creatorId = hotspotId is { } id ? hotspots[id] : run.AccountId(row.Number("creator_id"));
                // Portals show who the reseller is.
                var owned = hotspots.Where(hotspot => hotspot.Value == row.Id).Select(hotspot => hotspot.Key);
                if (Put(run, row, here, hotspotId, creatorId, owned))
                    withNewPasswords.Add(row.Id);
            }
        }

        await LogOutAsync(run, withNewPasswords, cancellationToken);
        await run.Db.SaveChangesAsync(cancellationToken);
    }

    /// <returns>Whether a known account has another password now.</returns>
    private static bool Put(ImportRun run, DumpRow row, Account? here, int? hotspotId, int creatorId, IEnumerable<int> owned)
    {
        var hotspotBefore = here?.HotspotId;
        var uuid = row.Text("uuid", here?.Uuid);
        var wanted = new Account
        {
            CreatorId = creatorId,
            Uuid = uuid is "" ? here?.Uuid ?? Guid.NewGuid().ToString() : uuid,
            Type = row.Text("type"),
            Name = row.Text("name"),
            Username = row.Text("username"),
            Email = row.Text("email", here?.Email),
            PrivacyName = row.Text("privacy_name", here?.PrivacyName),
            PrivacyVat = row.Text("privacy_vat", here?.PrivacyVat),
            PrivacyAddress = row.Text("privacy_address", here?.PrivacyAddress),
            PrivacyEmail = row.Text("privacy_email", here?.PrivacyEmail),
            PrivacyDpo = row.Text("privacy_dpo", here?.PrivacyDpo),
            PrivacyDpoMail = row.Text("privacy_dpo_mail", here?.PrivacyDpoMail),
            HotspotId = row.Text("type") is AccountTypes.Reseller ? null : hotspotId,
            Created = row.Time("created") ?? here?.Created ?? run.Now,
        };
        wanted.SetImportedDigest(row.Text("password"));

        // A password that was hashed at a login is kept unless the dump has another digest.
        var isSamePassword = here?.PasswordDigest == wanted.PasswordDigest;
        if (run.Put(row, here, wanted, isSamePassword ? Taken : [.. Taken, nameof(Account.PasswordHash)]))
            run.ChangedHotspots.UnionWith(new[] { hotspotBefore, wanted.HotspotId }.OfType<int>().Concat(owned));
        return here is not null && !isSamePassword;
    }

    /// <summary>Whoever knows only the old password is logged out, as after a change by the API.</summary>
    private static async Task LogOutAsync(ImportRun run, List<int> accountIds, CancellationToken cancellationToken)
    {
        var logins = await run.Db.AccessTokens
            .Where(token => token.Type == TokenTypes.Login && accountIds.Contains(token.AccountId))
            .ToListAsync(cancellationToken);
        run.Db.AccessTokens.RemoveRange(logins);
        run.Db.EnqueueRevocation([.. logins.Select(token => token.TokenHash)]);
    }
}
