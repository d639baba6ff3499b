namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>Applies a module's description to its connection.</summary>
internal sealed class ConnectionEdits(
    CatalogDbContext db, ModuleActivity activity, HotspotPlatforms platforms, IntegrationRetirement retirement)
{
    public async Task<IResult> ApplyAsync(ModuleCaller caller, ModuleEdit edit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockConnectionAsync(caller.ConnectionId!.Value, cancellationToken) is not { } connection
            || connection.ApiKeyHash != caller.KeyHash)
            return ModuleApiResponses.WrongKey;

        var url = connection.ActivityUrl;
        edit.ApplyTo(connection);
        if (connection.ActivityUrl != url)
            activity.EnqueueChange(connection);

        int? withdrawn = null;
        var isNew = false;
        try
        {
            if (edit.WithdrawsPlatform)
                withdrawn = await platforms.WithdrawAsync(connection, cancellationToken);
            else if (edit.Platform is not null)
                isNew = await platforms.DeclareAsync(connection, edit.Platform, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return ModuleApiResponses.Invalid("clientId", "is that of another connection");
        }

        if (withdrawn is { } integrationId)
            await retirement.FinishAsync(integrationId, cancellationToken);
        return isNew ? await ToldAsync(connection.IntegrationId, cancellationToken) : EditEndpoint.Done();
    }

    private async Task<IResult> ToldAsync(int? integrationId, CancellationToken cancellationToken)
    {
        var integration = await db.Integrations.SingleOrDefaultAsync(row => row.Id == integrationId, cancellationToken);
        return EditEndpoint.Done(integration is null ? null : new PlatformSecrets(integration.WebhookToken, integration.SigningSecret));
    }
}
