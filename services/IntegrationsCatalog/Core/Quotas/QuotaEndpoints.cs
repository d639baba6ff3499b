namespace Icaro.IntegrationsCatalog.Core.Quotas;

internal static class QuotaEndpoints
{
    public static void AddQuotas(this IServiceCollection services)
    {
        services.AddValidatedOptions<QuotaOptions, QuotaOptionsValidator>(QuotaOptions.Section);
        services.AddScoped<QuotaGuard>();
        services.AddSingleton<IErrorMapping, QuotaExceededMapping>();
        services.AddQuota(CoreQuotas.Hotspots);
        services.AddQuota(CoreQuotas.Disclaimers);
        services.AddQuota(CoreQuotas.Links);
        services.AddQuota(CoreQuotas.Accounts);
    }

    /// <summary>Lists a quota in the API.</summary>
    public static void AddQuota(this IServiceCollection services, Quota quota) => services.AddSingleton(quota);

    public static void MapQuotas(this IEndpointRouteBuilder endpoints)
    {
        var quotas = endpoints.MapGroup("/api").RequireAuthorization(TokenPolicies.Managers).WithTags("Quotas");
        quotas.MapGet("/accounts/{account}/quotas", ListOfAccountAsync)
            .WithSummary("Lists how much a reseller has, and may have")
            .ReturnsError(404, "No account found!");
        quotas.MapGet("/hotspots/{hotspot}/quotas", ListOfHotspotAsync)
            .WithSummary("Lists how much a hotspot has, and may have")
            .ReturnsError(404, "No hotspot found!");
    }

    private static async Task<Results<Ok<List<QuotaResponse>>, ApiError>> ListOfAccountAsync(
        RouteId account,
        TokenIdentity caller,
        CatalogDbContext db,
        IEnumerable<Quota> quotas,
        QuotaGuard guard,
        CancellationToken cancellationToken) =>
        (caller.IsAdmin || caller.AccountId == account.Value)
        && await db.Accounts.AnyAsync(row => row.Id == account.Value, cancellationToken)
            ? TypedResults.Ok(await ListAsync(QuotaOwner.Account, account.Value, quotas, guard, cancellationToken))
            : ApiError.NotFound("No account found!");

    private static async Task<Results<Ok<List<QuotaResponse>>, ApiError>> ListOfHotspotAsync(
        RouteId hotspot,
        TokenIdentity caller,
        CatalogDbContext db,
        IEnumerable<Quota> quotas,
        QuotaGuard guard,
        CancellationToken cancellationToken) =>
        await db.Hotspots.ManagedBy(caller).AnyAsync(row => row.Id == hotspot.Value, cancellationToken)
            ? TypedResults.Ok(await ListAsync(QuotaOwner.Hotspot, hotspot.Value, quotas, guard, cancellationToken))
            : ApiError.NotFound("No hotspot found!");

    private static async Task<List<QuotaResponse>> ListAsync(
        QuotaOwner owner, int ownerId, IEnumerable<Quota> quotas, QuotaGuard guard, CancellationToken cancellationToken)
    {
        List<QuotaResponse> usages = [];
        foreach (var quota in quotas.Where(quota => quota.Owner == owner))
            usages.Add(await guard.UsageAsync(quota, ownerId, cancellationToken));
        return usages;
    }
}
