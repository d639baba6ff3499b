namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>
/// Answers the request that Sun-UI sends most often. Concurrent requests share a query; nothing is served from a stale cache.
/// </summary>
internal sealed class IntegrationListings
{
    private const int MaxBatchSize = 256;
    private const int MaxConcurrency = 1;

    private const string Accounts = "SELECT id, username, password_digest FROM accounts WHERE id = ANY ($1)";
    private const string Grants = "SELECT account_id, integration_id FROM account_integrations WHERE account_id = ANY ($1)";

    private readonly IServiceScopeFactory _scopes;
    private readonly KeyRing _keys;
    private readonly KnownIntegrations _integrations = new();
    private readonly RequestBatcher<TokenIdentity, IntegrationListing> _callers;

    public IntegrationListings(IServiceScopeFactory scopes, KeyRing keys)
    {
        (_scopes, _keys) = (scopes, keys);
        _callers = new(ListAsync, MaxBatchSize, MaxConcurrency);
    }

    public Task<IntegrationListing> ListAsync(TokenIdentity caller, CancellationToken cancellationToken) =>
        _callers.SubmitAsync(caller, cancellationToken);

    private async Task<IReadOnlyList<IntegrationListing>> ListAsync(IReadOnlyList<TokenIdentity> callers)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        await db.Database.OpenConnectionAsync();
        return await ListAsync(callers, db);
    }

    private async Task<IReadOnlyList<IntegrationListing>> ListAsync(IReadOnlyList<TokenIdentity> callers, CatalogDbContext db)
    {
        await using var batch = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateBatch();
        batch.Add(KnownIntegrations.Versions);
        batch.Add(Accounts, callers.Select(caller => caller.AccountId).Distinct().ToArray());
        batch.Add(Grants, callers.Select(IntegrationScope.ResellerOf).Distinct().ToArray());

        List<RowVersion> versions;
        Dictionary<int, LoginAccount> accounts;
        HashSet<(int ResellerId, int IntegrationId)> grants;
        await using (var rows = await batch.ExecuteReaderAsync())
        {
            versions = await rows.ReadAsync(RowVersion.Read, CancellationToken.None);
            accounts = (await rows.ReadAsync(ReadAccount, CancellationToken.None)).ToDictionary();
            grants = [.. await rows.ReadAsync(row => (row.GetInt32(0), row.GetInt32(1)), CancellationToken.None)];
        }

        var all = await _integrations.OfAsync(versions, db);
        return [.. callers.Select(caller => new IntegrationListing(AccountOf(caller), VisibleTo(caller)))];

        // Platforms get no password digests.
        LoginAccount? AccountOf(TokenIdentity caller) => caller.IsApiToken ? null : accounts.GetValueOrDefault(caller.AccountId);

        IReadOnlyList<Integration> VisibleTo(TokenIdentity caller) => caller.IsAdmin
            ? all
            : [.. all.Where(integration => grants.Contains((IntegrationScope.ResellerOf(caller), integration.Id)))];
    }

    private KeyValuePair<int, LoginAccount> ReadAccount(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        new(row.GetString(1), _keys.OpenText(row.GetFieldValue<byte[]>(2), SealPurpose.PasswordDigest)));
}

/// <param name="Account">Null for platforms, and for an account that was deleted concurrently.</param>
/// <param name="Integrations">All for admins, otherwise the grants of <see cref="IntegrationScope.ResellerOf"/>, ordered by id.</param>
internal sealed record IntegrationListing(LoginAccount? Account, IReadOnlyList<Integration> Integrations);

/// <summary>The account that a platform signs in.</summary>
internal sealed record LoginAccount(string Username, string PasswordDigest);
