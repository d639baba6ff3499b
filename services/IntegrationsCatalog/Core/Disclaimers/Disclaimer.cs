namespace Icaro.IntegrationsCatalog.Core.Disclaimers;

/// <summary>A text that a reseller's hotspots can show: a privacy notice, or terms of service.</summary>
internal sealed class Disclaimer
{
    public int Id { get; private set; }

    /// <summary>The reseller who may use it.</summary>
    public required int AccountId { get; init; }

    /// <summary><c>privacy</c> or <c>tos</c>.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required string Body { get; init; }
}

internal static class DisclaimerModel
{
    public static void AddDisclaimers(this ModelBuilder model) => model.Entity<Disclaimer>(disclaimer =>
    {
        disclaimer.ToTable("disclaimers");
        disclaimer.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
    });
}
