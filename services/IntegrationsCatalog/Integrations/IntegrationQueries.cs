using Icaro.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.Integrations;

/// <summary>
/// What Sun-UI asks for all day. Compiled per application: the queries belong to the model, and the model to the key ring.
/// Nothing sealed is read that the answer does not need.
/// </summary>
internal sealed class IntegrationQueries
{
    private readonly Func<CatalogDbContext, IAsyncEnumerable<ListedIntegration>> _all =
        EF.CompileAsyncQuery((CatalogDbContext db) => db.Integrations.OrderBy(row => row.Id).Select(row => new ListedIntegration(
            row.Id, row.Name, row.Description, row.Site, row.Logo, row.WebhookUrl, row.WebhookToken,
            row.PreAuthRedirectUrl, row.PostAuthRedirectUrl, row.Privacy)));

    private readonly Func<CatalogDbContext, int, IAsyncEnumerable<ListedIntegration>> _granted =
        EF.CompileAsyncQuery((CatalogDbContext db, int resellerId) => db.Integrations
            .Where(row => db.AccountIntegrations.Any(grant => grant.AccountId == resellerId && grant.IntegrationId == row.Id))
            .OrderBy(row => row.Id)
            .Select(row => new ListedIntegration(
                row.Id, row.Name, row.Description, row.Site, row.Logo, row.WebhookUrl, row.WebhookToken,
                row.PreAuthRedirectUrl, row.PostAuthRedirectUrl, row.Privacy)));

    private readonly Func<CatalogDbContext, int, CancellationToken, Task<LoginAccount?>> _account =
        EF.CompileAsyncQuery((CatalogDbContext db, int accountId, CancellationToken _) => db.Accounts
            .Where(account => account.Id == accountId)
            .Select(account => new LoginAccount(account.Username, account.PasswordDigest))
            .SingleOrDefault());

    /// <summary>All for admins, else what was granted to <see cref="IntegrationScope.ResellerOf"/>; in the order of their ids.</summary>
    public ValueTask<List<ListedIntegration>> GrantedToAsync(TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var integrations = caller.IsAdmin ? _all(db) : _granted(db, IntegrationScope.ResellerOf(caller));
        return integrations.ToListAsync(cancellationToken);
    }

    public Task<LoginAccount?> AccountAsync(int accountId, CatalogDbContext db, CancellationToken cancellationToken) =>
        _account(db, accountId, cancellationToken);
}

/// <summary>What the list shows of an integration, and the token that it does not show.</summary>
internal sealed record ListedIntegration(
    int Id,
    string Name,
    string Description,
    string Site,
    string Logo,
    string WebhookUrl,
    string WebhookToken,
    string PreAuthRedirectUrl,
    string PostAuthRedirectUrl,
    string Privacy);

/// <summary>As whom a platform lets somebody in.</summary>
internal sealed record LoginAccount(string Username, string PasswordDigest);
