namespace Icaro.IntegrationsCatalog.Core.Subscriptions;

/// <summary>What a reseller can subscribe to.</summary>
internal sealed class SubscriptionPlan
{
    /// <summary>The plan of resellers who are made without one.</summary>
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
