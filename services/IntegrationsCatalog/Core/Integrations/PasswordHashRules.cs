namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>What another part of the service says about which platforms may receive password hashes.</summary>
internal interface IPasswordHashRule
{
    Task<bool> ForbidsAsync(int integrationId, CancellationToken cancellationToken);
}

internal static class PasswordHashRules
{
    public const string Forbidden = "sends_password_hash is not possible for the integration of a module";

    public static async Task<bool> ForbidAsync(
        this IEnumerable<IPasswordHashRule> rules, int integrationId, CancellationToken cancellationToken)
    {
        foreach (var rule in rules)
        {
            if (await rule.ForbidsAsync(integrationId, cancellationToken))
                return true;
        }

        return false;
    }
}
