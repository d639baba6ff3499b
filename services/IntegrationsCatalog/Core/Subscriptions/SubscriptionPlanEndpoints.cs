namespace Icaro.IntegrationsCatalog.Core.Subscriptions;

/// <summary>GET /api/subscription_plans: what a new reseller can be given.</summary>
internal static class SubscriptionPlanEndpoints
{
    public static void MapSubscriptionPlans(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/api/subscription_plans", ListAsync)
        .RequireAuthorization()
        .WithTags("Subscription plans")
        .WithSummary("What a new reseller can be given")
        .Answers([SubscriptionExamples.Plan], SubscriptionPlanJson.Default.IReadOnlyListSubscriptionPlanAnswer);

    private static async Task<IResult> ListAsync(CatalogDbContext db, CancellationToken cancellationToken)
    {
        var plans = await db.SubscriptionPlans.OrderBy(plan => plan.Id).Select(SubscriptionPlanAnswer.From).ToListAsync(cancellationToken);
        return TypedResults.Json(plans, SubscriptionPlanJson.Default.IReadOnlyListSubscriptionPlanAnswer);
    }
}

[JsonSerializable(typeof(IReadOnlyList<SubscriptionPlanAnswer>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class SubscriptionPlanJson : JsonSerializerContext;
