namespace Icaro.IntegrationsCatalog.Subscriptions;

/// <summary>The plan of a reseller, and how long it is paid for.</summary>
internal sealed class Subscription
{
    public int Id { get; private set; }

    public required int AccountId { get; init; }

    public required int SubscriptionPlanId { get; init; }

    public SubscriptionPlan SubscriptionPlan { get; private set; } = null!;

    public required DateTimeOffset ValidFrom { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    public required DateTimeOffset Created { get; init; }
}
