namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>A text that a reseller's hotspots can show.</summary>
internal sealed class Disclaimer
{
    public int Id { get; private set; }

    /// <summary>The reseller who may use it.</summary>
    public required int AccountId { get; init; }

    /// <summary>One of <see cref="DisclaimerTypes"/>.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required string Body { get; init; }
}

internal static class DisclaimerTypes
{
    /// <summary>In place of a hotspot's <see cref="Hotspot.MarketingUse"/>.</summary>
    public const string Privacy = "privacy";

    /// <summary>In place of a hotspot's <see cref="Hotspot.TermsOfUse"/>.</summary>
    public const string Tos = "tos";
}

internal static class DisclaimerModel
{
    public static void AddDisclaimers(this ModelBuilder model) => model.Entity<Disclaimer>(disclaimer =>
    {
        disclaimer.ToTable("disclaimers");
        disclaimer.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
    });
}
