using System.ComponentModel.DataAnnotations;

namespace Icaro.IntegrationsCatalog.Core.Quotas;

/// <summary>The section <c>Quotas</c>. Units are limited by the plan of their reseller instead.</summary>
internal sealed class QuotaOptions
{
    public const string Section = "Quotas";

    /// <summary>A webhook lists all accounts of its hotspot, and must stay below the limit of a message.</summary>
    private const int MostAccounts = 100;

    [Range(1, 100_000)]
    public int HotspotsPerAccount { get; init; } = 2_000;

    [Range(1, 10_000)]
    public int DisclaimersPerAccount { get; init; } = 100;

    [Range(1, 10_000)]
    public int ApiKeysPerAccount { get; init; } = 50;

    /// <summary>Of an account and not of an integration, so that no reseller uses up what others may hand out.</summary>
    [Range(1, 10_000)]
    public int LinksPerAccount { get; init; } = 100;

    [Range(1, MostAccounts)]
    public int AccountsPerHotspot { get; init; } = MostAccounts;

    [Range(1, 100_000)]
    public int DevicesPerHotspot { get; init; } = 10_000;

    /// <summary>Each receives all data of the hotspot.</summary>
    [Range(1, 1_000)]
    public int ProjectIntegrationsPerHotspot { get; init; } = 20;
}

[OptionsValidator]
internal sealed partial class QuotaOptionsValidator : IValidateOptions<QuotaOptions>;
