namespace Icaro.IntegrationsCatalog.AccountIntegrations;

/// <summary>A grant: this reseller's hotspots may use this integration.</summary>
internal sealed record AccountIntegration(int AccountId, int IntegrationId);
