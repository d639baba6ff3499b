namespace Icaro.IntegrationsCatalog.Core.Subscriptions;

/// <summary>For the documentation.</summary>
internal static class SubscriptionExamples
{
    public static readonly SubscriptionPlanAnswer Plan = new(
        2, "basic", "Basic", "For a single venue", 90, 365, 100, 10, false, WingsCustomization: true, false);

    public static readonly SubscriptionAnswer Answer = new(
        1,
        new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero),
        new(2027, 11, 22, 21, 18, 21, TimeSpan.Zero),
        new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero),
        AccountId: 2,
        Plan,
        Expired: false);
}
