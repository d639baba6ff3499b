using Icaro.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.Integrations;

/// <summary>
/// What Sun-UI asks for all day, in one round trip. Compiled per application: the query belongs to the model, and the model to the
/// key ring.
/// </summary>
internal sealed class IntegrationQueries
{
    private readonly Func<CatalogDbContext, int, bool, int, CancellationToken, Task<IntegrationListing?>> _listing =
        EF.CompileAsyncQuery((CatalogDbContext db, int accountId, bool seesAll, int resellerId, CancellationToken _) => db.Accounts
            .Where(account => account.Id == accountId)
            .Select(account => new IntegrationListing(
                new LoginAccount(account.Username, account.PasswordDigest),
                db.Integrations
                    .Where(row => seesAll || db.AccountIntegrations.Any(grant => grant.AccountId == resellerId && grant.IntegrationId == row.Id))
                    .OrderBy(row => row.Id)
                    .Select(row => new ListedIntegration(
                        row.Id, row.Name, row.Description, row.Site, row.Logo, row.WebhookUrl, row.WebhookToken,
                        row.PreAuthRedirectUrl, row.PostAuthRedirectUrl, row.Privacy))
                    .ToList()))
            .SingleOrDefault());

    /// <summary>All for admins, else what was granted to <see cref="IntegrationScope.ResellerOf"/>; in the order of their ids.</summary>
    /// <returns>Null for an account that was deleted in this moment.</returns>
    public Task<IntegrationListing?> ListAsync(TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        _listing(db, caller.AccountId, caller.IsAdmin, IntegrationScope.ResellerOf(caller), cancellationToken);
}

/// <param name="Account">The caller's.</param>
internal sealed record IntegrationListing(LoginAccount Account, List<ListedIntegration> Integrations);

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
