namespace Icaro.IntegrationsCatalog.Core.Model;

internal sealed class SubscriptionPlan
{
    /// <summary>The default plan of resellers.</summary>
    public const int Free = 1;

    public required int Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Euro per period.</summary>
    public required decimal Price { get; init; }

    /// <summary>Days.</summary>
    public required int Period { get; init; }

    public required int IncludedSms { get; init; }

    public required int MaxUnits { get; init; }

    public required bool AdvancedReport { get; init; }

    public required bool WingsCustomization { get; init; }

    public required bool SocialAnalytics { get; init; }
}

/// <summary>The plans of a new installation.</summary>
internal static class InitialPlans
{
    private const int Year = 365;

    public static readonly SubscriptionPlan[] All =
    [
        new()
        {
            Id = SubscriptionPlan.Free, Code = "free", Name = "Free", Description = "One access point, to try",
            Price = 0, Period = Year, IncludedSms = 0, MaxUnits = 1,
            AdvancedReport = false, WingsCustomization = false, SocialAnalytics = false,
        },
        new()
        {
            Id = 2, Code = "basic", Name = "Basic", Description = "For a single venue",
            Price = 90, Period = Year, IncludedSms = 100, MaxUnits = 10,
            AdvancedReport = false, WingsCustomization = true, SocialAnalytics = false,
        },
        new()
        {
            Id = 3, Code = "standard", Name = "Standard", Description = "For several venues",
            Price = 190, Period = Year, IncludedSms = 500, MaxUnits = 100,
            AdvancedReport = true, WingsCustomization = true, SocialAnalytics = false,
        },
        new()
        {
            Id = 4, Code = "advanced", Name = "Advanced", Description = "For chains and cities",
            Price = 490, Period = Year, IncludedSms = 2000, MaxUnits = 1000,
            AdvancedReport = true, WingsCustomization = true, SocialAnalytics = true,
        },
    ];
}
