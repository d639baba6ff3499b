namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>The plan of a reseller, and the time that it is paid for.</summary>
internal sealed class Subscription
{
    public int Id { get; private set; }

    public int AccountId { get; private set; }

    public Account Account { get; private set; } = null!;

    public int SubscriptionPlanId { get; private set; }

    public SubscriptionPlan SubscriptionPlan { get; private set; } = null!;

    public required DateTimeOffset ValidFrom { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Text messages that were sold beyond the plan's.</summary>
    public int SmsAdded { get; set; }

    /// <summary>The number of text messages at which the reseller is warned; 0 for never.</summary>
    public int SmsThreshold { get; set; }

    /// <summary>Starts a subscription for the first period of the plan, unless its times are known.</summary>
    public static Subscription Start(
        Account account, SubscriptionPlan plan, DateTimeOffset now, DateTimeOffset? from = null, DateTimeOffset? until = null) => new()
        {
            Account = account,
            SubscriptionPlan = plan,
            ValidFrom = from ?? now,
            ValidUntil = until ?? (from ?? now).AddDays(plan.Period),
            Created = now,
        };
}
