namespace Icaro.IntegrationsCatalog.Core.Subscriptions;

internal sealed record SubscriptionResponse(
    int Id,
    DateTimeOffset ValidFrom,
    DateTimeOffset ValidUntil,
    DateTimeOffset Created,
    int AccountId,
    SubscriptionPlanResponse SubscriptionPlan,
    bool Expired)
{
    public static SubscriptionResponse Example { get; } = new(
        1,
        new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero),
        new(2027, 11, 22, 21, 18, 21, TimeSpan.Zero),
        new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero),
        AccountId: 2,
        SubscriptionPlanResponse.Example,
        Expired: false);

    /// <summary>For accounts without a subscription, such as admins. Clients expect every field.</summary>
    public static readonly SubscriptionResponse None = new(0, default, default, default, 0, SubscriptionPlanResponse.None, Expired: true);

    public static Expression<Func<Subscription, SubscriptionResponse>> At(DateTimeOffset now) => subscription => new SubscriptionResponse(
        subscription.Id,
        subscription.ValidFrom,
        subscription.ValidUntil,
        subscription.Created,
        subscription.AccountId,
        new SubscriptionPlanResponse(
            subscription.SubscriptionPlan.Id,
            subscription.SubscriptionPlan.Code,
            subscription.SubscriptionPlan.Name,
            subscription.SubscriptionPlan.Description,
            subscription.SubscriptionPlan.Price,
            subscription.SubscriptionPlan.Period,
            subscription.SubscriptionPlan.IncludedSms,
            subscription.SubscriptionPlan.MaxUnits,
            subscription.SubscriptionPlan.AdvancedReport,
            subscription.SubscriptionPlan.WingsCustomization,
            subscription.SubscriptionPlan.SocialAnalytics),
        subscription.ValidUntil < now);
}

/// <param name="Price">Euro per period.</param>
/// <param name="Period">Days.</param>
internal sealed record SubscriptionPlanResponse(
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
    public static SubscriptionPlanResponse Example { get; } =
        new(2, "basic", "Basic", "For a single venue", 90, 365, 100, 10, false, WingsCustomization: true, false);

    public static readonly SubscriptionPlanResponse None = new(0, "", "", "", 0, 0, 0, 0, false, false, false);

    public static readonly Expression<Func<SubscriptionPlan, SubscriptionPlanResponse>> From = plan => new SubscriptionPlanResponse(
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
