namespace Icaro.IntegrationsCatalog.Core.Subscriptions;

internal sealed record SubscriptionAnswer(
    int Id,
    DateTimeOffset ValidFrom,
    DateTimeOffset ValidUntil,
    DateTimeOffset Created,
    int AccountId,
    SubscriptionPlanAnswer SubscriptionPlan,
    bool Expired)
{
    /// <summary>Of an account that needs none, as an admin: clients read the fields without asking whether they are there.</summary>
    public static readonly SubscriptionAnswer None = new(0, default, default, default, 0, SubscriptionPlanAnswer.None, Expired: true);

    public static Expression<Func<Subscription, SubscriptionAnswer>> At(DateTimeOffset now) => subscription => new SubscriptionAnswer(
        subscription.Id,
        subscription.ValidFrom,
        subscription.ValidUntil,
        subscription.Created,
        subscription.AccountId,
        new SubscriptionPlanAnswer(
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
