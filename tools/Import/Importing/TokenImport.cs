namespace Icaro.Import.Importing;

/// <summary>
/// Imports the tokens of platforms. The original finds their integration by the name in the description; here a token refers to its
/// integration. Tokens of people are omitted: they log in again.
/// </summary>
internal static class TokenImport
{
    private const string DescriptionPrefix = "integration: ";

    public static async Task ImportAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.AccessTokens.Select(token => token.TokenHash).ToHashSetAsync(cancellationToken);
        var taken = (await run.Db.AccessTokens.Where(token => token.IntegrationId != null).ToListAsync(cancellationToken))
            .Select(token => (token.AccountId, token.IntegrationId)).ToHashSet();
        var accounts = await run.Db.Accounts.ToDictionaryAsync(account => account.Id, account => account.HotspotId, cancellationToken);
        var report = run.Report.Of("access_tokens");
        var ofPlatforms = run.Dump["access_tokens"].ToLookup(row => row.Text("type") is TokenTypes.Api);
        if (ofPlatforms[false].Count() is > 0 and var logins)
            run.Report.Note($"logins of people end, access_tokens: {logins}");
        foreach (var row in ofPlatforms[true])
        {
            var (accountId, text) = (run.AccountId(row.Number("account_id")), row.Text("token"));
            var isKnown = accounts.TryGetValue(accountId, out var hotspotId);
            var (integrationId, fault) = await FindIntegrationAsync(run, row, hotspotId, cancellationToken);
            if (!isKnown)
                report.Skip(row.Id, $"its account {accountId} was not imported");
            else if (row.Text("acls") is not ("read" or "write" or "full"))
                report.Skip(row.Id, $"'{row.Text("acls")}' is none of read, write and full");
            else if (!known.Add(TokenHash.Of(text).Hex))
                report.Keep();
            else if (fault is not null)
                report.Skip(row.Id, fault);
            else if (integrationId is not null && !taken.Add((accountId, integrationId)))
                report.Skip(row.Id, $"account {accountId} has another token for integration {integrationId}");
            else
            {
                run.Db.AccessTokens.Add(new()
                {
                    AccountId = accountId,
                    TokenHash = TokenHash.Of(text).Hex,
                    ApiToken = text,
                    Type = TokenTypes.Api,
                    Acls = row.Text("acls"),
                    IntegrationId = integrationId,
                    Created = run.Now,
                });
                if (hotspotId is { } id)
                    run.ChangedHotspots.Add(id);
                report.Add();
            }
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }

    /// <returns>The integration; none for a token of another purpose; or the reason why it is missing.</returns>
    private static async Task<(int? IntegrationId, string? Fault)> FindIntegrationAsync(
        ImportRun run, DumpRow row, int? hotspotId, CancellationToken cancellationToken)
    {
        var description = row.Text("description");
        if (!description.StartsWith(DescriptionPrefix, StringComparison.Ordinal))
            return (null, null);

        var name = description[DescriptionPrefix.Length..];
        var on = await run.Db.HotspotIntegrations
            .Where(one => one.HotspotId == hotspotId && one.Enabled)
            .Where(one => run.Db.Integrations.Any(integration => integration.Id == one.IntegrationId && integration.Name == name))
            .Select(one => one.IntegrationId)
            .ToListAsync(cancellationToken);
        return on switch
        {
            [var only] => (only, null),
            [] => (null, $"no integration '{name}' is on for its hotspot"),
            _ => (null, $"several integrations '{name}' are on for its hotspot"),
        };
    }
}
