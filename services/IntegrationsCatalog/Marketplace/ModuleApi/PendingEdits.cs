namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>Stores a module's description of a future connection in the registration.</summary>
internal sealed class PendingEdits(CatalogDbContext db, Registrations registrations)
{
    private const int MaxError = 500;

    public async Task<IResult> StoreAsync(ModuleCaller caller, ModuleEdit edit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await registrations.LockAsync(caller.Attempt!.Value, cancellationToken) is not { } registration)
            return ModuleApiResponses.WrongKey;

        var earlier = ModuleEdit.FromJson(registration.Edit);
        var whole = WithSecrets(edit.After(earlier ?? ModuleEdit.Nothing), earlier?.Platform);
        if (whole.MissingFields.ToDictionary(field => field, _ => "is required") is { Count: > 0 } missing)
        {
            registration.EditFault = string.Join(", ", missing.Select(field => $"{field.Key} {field.Value}"));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ModuleApiResponses.Invalid(missing);
        }

        registration.Edit = whole.ToJson();
        registration.ClientIdHash = whole.ClientIdHash;
        registration.EditFault = null;
        if (await IsTakenAsync(registration, cancellationToken) || !await TrySaveAsync(cancellationToken))
        {
            await transaction.RollbackAsync(cancellationToken);
            return await RespondAsync(caller, "clientId", "is that of another connection", cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return EditEndpoint.Done(whole.Platform);
    }

    /// <summary>Stores the error for the people who wait for the connection. Does nothing after the registration.</summary>
    public Task RecordEditErrorAsync(ModuleCaller caller, string error, CancellationToken cancellationToken) =>
        caller.Attempt is { } attempt
        ? db.Set<Registration>()
            .Where(row => row.Attempt == attempt && row.LeaseUntil != null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.EditFault, error.Length <= MaxError ? error : error[..MaxError]), cancellationToken)
        : Task.CompletedTask;

    /// <summary>The module receives the secrets now, although the integration is created with the connection.</summary>
    private static ModuleEdit WithSecrets(ModuleEdit edit, IntegrationRequest? earlier) => edit with
    {
        Platform = edit.Platform is null ? null : edit.Platform with
        {
            WebhookToken = earlier?.WebhookToken ?? RandomNumberGenerator.GetHexString(32, lowercase: true),
            SigningSecret = earlier?.SigningSecret ?? SigningSecret.Create(),
        },
    };

    private Task<bool> IsTakenAsync(Registration registration, CancellationToken cancellationToken) => db.ModuleConnections.AnyAsync(
        row => row.ModuleId == registration.ModuleId && row.ClientIdHash == registration.ClientIdHash, cancellationToken);

    private async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return false;
        }
    }

    private async Task<JsonHttpResult<ModuleApiError>> RespondAsync(
        ModuleCaller caller, string field, string error, CancellationToken cancellationToken)
    {
        await RecordEditErrorAsync(caller, $"{field} {error}", cancellationToken);
        return ModuleApiResponses.Invalid(field, error);
    }
}
