namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

/// <summary>Turns an accepted registration into a connection, in one transaction.</summary>
internal sealed class NewConnection(
    CatalogDbContext db, Registrations registrations, HotspotPlatforms platforms, RetiredEndpoints retired, TimeProvider time)
{
    private static readonly MarketplaceError ClientIdTaken =
        new("The module gave this connection the clientId of another one", "client_id_taken");

    /// <returns>Why there is no connection; null when there is one.</returns>
    public async Task<MarketplaceError?> MakeAsync(Guid attempt, string accountUrl, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await registrations.LockAsync(attempt, cancellationToken) is not { } registration)
            return Registrations.Interrupted;
        if (ModuleEdit.FromJson(registration.Edit) is not { } edit)
            return NotEdited(registration.EditFault);

        var connection = new ModuleConnection
        {
            ModuleId = registration.ModuleId,
            AccountId = registration.AccountId,
            ApiKeyHash = registration.ApiKeyHash!,
            Scopes = registration.Scopes,
            Created = time.GetUtcNow(),
        };
        edit.ApplyTo(connection);
        connection.AccountUrl = accountUrl;
        db.Add(connection);
        db.Remove(registration);
        try
        {
            if (edit.Platform is not null)
                await platforms.DeclareAsync(connection, edit.Platform, cancellationToken);
            await retired.RemoveNamesakesAsync(connection.ModuleId, connection.ClientIdHash, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return ClientIdTaken;
        }
    }

    public static MarketplaceError NotEdited(string? reason) => new(
        reason is null
            ? "The module agreed, but did not describe the connection (it did not call edit)"
            : $"The module agreed, but its description of the connection was refused: {reason}",
        "module_not_edited");
}
