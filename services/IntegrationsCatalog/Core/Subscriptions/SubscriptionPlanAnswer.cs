namespace Icaro.IntegrationsCatalog.Core.Subscriptions;

/// <param name="Price">Euro per period.</param>
/// <param name="Period">Days.</param>
internal sealed record SubscriptionPlanAnswer(
    int Id,
    string Code,
    string Name,
    string Description,
    decimal Price,
    int Period,
    int IncludedSms,
    int MaxUnits,
    bool AdvancedReport,
    bool WingsCustomization,
    bool SocialAnalytics)
{
    public static readonly SubscriptionPlanAnswer None = new(0, "", "", "", 0, 0, 0, 0, false, false, false);

    public static readonly Expression<Func<SubscriptionPlan, SubscriptionPlanAnswer>> From = plan => new SubscriptionPlanAnswer(
        plan.Id,
        plan.Code,
        plan.Name,
        plan.Description,
        plan.Price,
        plan.Period,
        plan.IncludedSms,
        plan.MaxUnits,
        plan.AdvancedReport,
        plan.WingsCustomization,
        plan.SocialAnalytics);
}
