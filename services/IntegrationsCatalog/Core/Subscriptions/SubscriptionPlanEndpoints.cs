namespace Icaro.IntegrationsCatalog.Core.Subscriptions;

internal static class SubscriptionPlanEndpoints
{
    public static void MapSubscriptionPlans(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/api/subscription_plans", ListAsync)
        .RequireAuthorization()
        .WithTags("Subscription plans")
        .WithSummary("Lists the plans that a new reseller can have");

    private static async Task<Ok<List<SubscriptionPlanResponse>>> ListAsync(CatalogDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(
            await db.SubscriptionPlans.OrderBy(plan => plan.Id).Select(SubscriptionPlanResponse.From).ToListAsync(cancellationToken));
}
