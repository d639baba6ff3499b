namespace Icaro.Import.Importing;

/// <summary>Imports integrations, their grants, and the hotspots that they are enabled for.</summary>
internal static class IntegrationImport
{
    private static readonly string[] Taken =
    [
        nameof(Integration.Name), nameof(Integration.Description), nameof(Integration.Site), nameof(Integration.Logo),
        nameof(Integration.WebhookUrl), nameof(Integration.WebhookToken), nameof(Integration.PreAuthRedirectUrl),
        nameof(Integration.PostAuthRedirectUrl), nameof(Integration.Privacy),
    ];

    /// <summary>The operator gives the new signing secret to the platform. The token stays the same.</summary>
    public static async Task ImportIntegrationsAsync(ImportRun run, CancellationToken cancellationToken)
    {
        // As for changes by the API: the versions of an endpoint have the order of its changes.
        var known = await run.Db.Integrations
            .FromSql($"SELECT * FROM integrations ORDER BY id FOR NO KEY UPDATE")
            .ToDictionaryAsync(integration => integration.Id, cancellationToken);
        foreach (var row in run.Dump["integrations"])
        {
            if (DeliveryCheck.FindFault(row.Text("webhook_url"), row.Text("webhook_token"), run.Egress) is { } fault)
                run.Report.Warn($"nothing can be delivered to integration {row.Id}: {fault}");

            var here = known.GetValueOrDefault(row.Id);
            var endpointBefore = (here?.WebhookUrl, here?.WebhookToken);
            var wanted = new Integration
            {
                Name = row.Text("name"),
                Description = row.Text("description", here?.Description),
                Site = row.Text("site", here?.Site),
                Logo = row.Text("logo", here?.Logo),
                WebhookUrl = row.Text("webhook_url"),
                WebhookToken = row.Text("webhook_token"),
                SigningSecret = SigningSecret.Create(),
                PreAuthRedirectUrl = row.Text("pre_auth_redirect_url", here?.PreAuthRedirectUrl),
                PostAuthRedirectUrl = row.Text("post_auth_redirect_url", here?.PostAuthRedirectUrl),
                Privacy = row.Text("privacy", here?.Privacy),
                // As the original does. What is set here later stays.
                SendsPasswordHash = true,
                Created = run.Now,
            };
            var changed = run.Put(row, here, wanted, Taken);
            if (here is null)
                run.Db.EnqueueCreation(wanted, run.Keys, run.Now);
            else if (changed)
                run.Db.EnqueueIntegrationChange(here.Id);
            if (here is not null && endpointBefore != (here.WebhookUrl, here.WebhookToken))
                run.Db.EnqueueChange(here, run.Keys, run.Now);
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }

    public static async Task ImportGrantsAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var known = (await run.Db.AccountIntegrations.ToListAsync(cancellationToken))
            .Select(row => (row.AccountId, row.IntegrationId)).ToHashSet();
        var accounts = await run.Db.Accounts.Select(account => account.Id).ToHashSetAsync(cancellationToken);
        var integrations = await run.Db.Integrations.Select(integration => integration.Id).ToHashSetAsync(cancellationToken);
        var report = run.Report.Of("account_integrations");
        foreach (var row in run.Dump["account_integrations"])
        {
            var (accountId, integrationId) = (run.AccountId(row.Number("account_id")), row.Number("integration_id"));
            if (!accounts.Contains(accountId) || !integrations.Contains(integrationId))
                report.Skip(row.Id, $"account {accountId} or integration {integrationId} was not imported");
            else if (!known.Add((accountId, integrationId)))
                report.Keep();
            else
            {
                run.Db.AccountIntegrations.Add(new() { AccountId = accountId, IntegrationId = integrationId });
                report.Add();
            }
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Nothing is sent, since the original has notified the platforms. The next toggle has the sequence number 1.</summary>
    public static async Task ImportSwitchesAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var known = (await run.Db.HotspotIntegrations.ToListAsync(cancellationToken))
            .Select(row => (row.HotspotId, row.IntegrationId)).ToHashSet();
        var hotspots = await run.Db.Hotspots.Select(hotspot => hotspot.Id).ToHashSetAsync(cancellationToken);
        var integrations = await run.Db.Integrations.Select(integration => integration.Id).ToHashSetAsync(cancellationToken);
        var report = run.Report.Of("hotspot_integrations");
        foreach (var row in run.Dump["hotspot_integrations"])
        {
            var (hotspotId, integrationId) = (row.Number("hotspot_id"), row.Number("integration_id"));
            if (!hotspots.Contains(hotspotId) || !integrations.Contains(integrationId))
                report.Skip(row.Id, $"hotspot {hotspotId} or integration {integrationId} was not imported");
            else if (!known.Add((hotspotId, integrationId)))
                report.Keep();
            else
            {
                run.Db.HotspotIntegrations.Add(new()
                {
                    HotspotId = hotspotId,
                    IntegrationId = integrationId,
                    Enabled = true,
                    Sequence = 0,
                });
                if (row.Time("last_sync") is { } lastSync)
                    run.Db.LastSyncs.Add(new() { HotspotId = hotspotId, IntegrationId = integrationId, At = lastSync });
                run.ChangedHotspots.Add(hotspotId);
                report.Add();
            }
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }
}
