namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <param name="Account">Null for platforms, and for an account that was deleted in this moment.</param>
/// <param name="Integrations">All for admins, else what was granted to <see cref="IntegrationScope.ResellerOf"/>; in the order of their ids.</param>
internal sealed record IntegrationListing(LoginAccount? Account, IReadOnlyList<ListedIntegration> Integrations);

/// <summary>As whom a platform lets somebody in.</summary>
internal sealed record LoginAccount(string Username, string PasswordDigest);
