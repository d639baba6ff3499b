namespace Icaro.IntegrationsCatalog.Subscriptions;

internal sealed record SubscriptionAnswer(
    int Id, DateTime ValidFrom, DateTime ValidUntil, DateTime Created, int AccountId, SubscriptionPlanAnswer SubscriptionPlan, bool Expired)
{
    /// <summary>Of an account that needs none. Clients read the fields without asking whether they are there.</summary>
    public static readonly SubscriptionAnswer None =
        new(0, Never, Never, Never, 0, SubscriptionPlanAnswer.None, Expired: true);

    private static DateTime Never => DateTimeOffset.MinValue.UtcDateTime;

    public static SubscriptionAnswer Of(Subscription? subscription, DateTimeOffset now) => subscription is null
        ? None
        : new(
            subscription.Id,
            subscription.ValidFrom.UtcDateTime,
            subscription.ValidUntil.UtcDateTime,
            subscription.Created.UtcDateTime,
            subscription.AccountId,
            SubscriptionPlanAnswer.Of(subscription.SubscriptionPlan),
            subscription.ValidUntil < now);
}

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

    public static SubscriptionPlanAnswer Of(SubscriptionPlan plan) => new(
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
