namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

/// <summary>Stores registrations: at most one open attempt for each account and module, across all replicas.</summary>
internal sealed class Registrations(CatalogDbContext db, IOptions<MarketplaceOptions> options)
{
    public static readonly MarketplaceError Interrupted =
        new("The connection took too long, or was interrupted; please try again", "interrupted");

    /// <returns>False when another attempt is open.</returns>
    public async Task<bool> TryBeginAsync(int moduleId, int accountId, Guid attempt, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO module_registrations AS known (module_id, account_id, attempt, lease_until, scopes)
            VALUES ({moduleId}, {accountId}, {attempt}, now() + {options.Value.Lease}, array[]::text[])
            ON CONFLICT (module_id, account_id) DO UPDATE SET
                attempt = excluded.attempt, lease_until = excluded.lease_until, scopes = excluded.scopes,
                api_key_hash = NULL, edit = NULL, client_id_hash = NULL, edit_fault = NULL,
                error_code = NULL, error_message = NULL, failed_at = NULL
            WHERE known.lease_until IS NULL OR known.lease_until <= now()
            """,
            cancellationToken) > 0;

    /// <returns>False when the attempt is no longer open.</returns>
    public async Task<bool> RenewAsync(Guid attempt, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE module_registrations SET lease_until = now() + {options.Value.Lease}
            WHERE attempt = {attempt} AND lease_until > now()
            """,
            cancellationToken) > 0;

    /// <inheritdoc cref="RenewAsync"/>
    public async Task<bool> SetKeyAsync(Guid attempt, string apiKeyHash, string[] scopes, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE module_registrations SET api_key_hash = {apiKeyHash}, scopes = {scopes}
            WHERE attempt = {attempt} AND lease_until > now()
            """,
            cancellationToken) > 0;

    /// <summary>Ends the attempt, and invalidates its key.</summary>
    public Task FailAsync(Guid attempt, MarketplaceError error, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE module_registrations SET
            lease_until = NULL, scopes = array[]::text[], api_key_hash = NULL, edit = NULL, client_id_hash = NULL, edit_fault = NULL,
            error_code = {error.Code}, error_message = {error.Message}, failed_at = now()
        WHERE attempt = {attempt} AND lease_until IS NOT NULL
        """,
        cancellationToken);

    /// <summary>Deletes the attempt.</summary>
    public Task ForgetAsync(Guid attempt, CancellationToken cancellationToken) =>
        db.Set<Registration>().Where(row => row.Attempt == attempt).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Ends the attempts of terminated processes.</summary>
    public async Task FailExpiredAsync(CancellationToken cancellationToken)
    {
        var expired = await db.Database
            .SqlQuery<Guid>($"SELECT attempt FROM module_registrations WHERE lease_until <= now()")
            .ToListAsync(cancellationToken);
        foreach (var attempt in expired)
            await FailAsync(attempt, Interrupted, cancellationToken);
    }

    public Task<Registration?> FindAsync(int moduleId, int accountId, CancellationToken cancellationToken) =>
        db.Set<Registration>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.ModuleId == moduleId && row.AccountId == accountId, cancellationToken);

    /// <summary>Locks the attempt until the transaction ends.</summary>
    /// <returns>Null when the attempt is no longer open.</returns>
    public Task<Registration?> LockAsync(Guid attempt, CancellationToken cancellationToken) =>
        db.Set<Registration>()
            .FromSql($"SELECT * FROM module_registrations WHERE attempt = {attempt} AND lease_until > now() FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);
}
