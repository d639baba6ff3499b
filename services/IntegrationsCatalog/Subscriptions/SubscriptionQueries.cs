using Icaro.IntegrationsCatalog.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.Subscriptions;

internal static class SubscriptionQueries
{
    /// <summary>A reseller's own subscription; for its customers and desks, their reseller's.</summary>
    public static async Task<SubscriptionAnswer> OfAccountAsync(
        this IQueryable<Subscription> subscriptions, Account account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var subscription = await subscriptions.AsNoTracking()
            .Include(row => row.SubscriptionPlan)
            .SingleOrDefaultAsync(row => row.AccountId == account.SubscriberId, cancellationToken);
        return SubscriptionAnswer.Of(subscription, now);
    }
}
