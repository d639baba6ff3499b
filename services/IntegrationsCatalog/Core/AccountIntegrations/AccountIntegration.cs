namespace Icaro.IntegrationsCatalog.Core.AccountIntegrations;

/// <summary>A grant: this reseller's hotspots may use this integration.</summary>
internal sealed class AccountIntegration
{
    /// <summary>Told to whoever makes the grant; everybody else names it by the two ids below.</summary>
    public int Id { get; private set; }

    public required int AccountId { get; init; }

    public required int IntegrationId { get; init; }
}
