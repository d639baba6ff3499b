namespace Icaro.IntegrationsCatalog.Core.Dashboard;

/// <summary>The figures of Sun-UI's dashboard. Users, devices and sessions belong to the captive portals' system and are 0 here.</summary>
internal static class StatsEndpoints
{
    private const string NoSms = "No sms account found!";

    public static void MapStats(this IEndpointRouteBuilder endpoints)
    {
        var stats = endpoints.MapGroup("/api/stats").RequireAuthorization().WithTags("Stats");
        stats.MapGet("/accounts/total", CountAccountsAsync).WithSummary("Counts the caller's accounts");
        stats.MapGet("/hotspots/total", CountHotspotsAsync).WithSummary("Counts the caller's hotspots");
        stats.MapGet("/units/total", CountUnitsAsync).WithSummary("Counts the caller's units");
        stats.MapGet("/users/total", CountNone).WithSummary("Always 0: users are not stored here");
        stats.MapGet("/devices/total", CountNone).WithSummary("Always 0: devices are not stored here");
        stats.MapGet("/sessions/total", CountNone).WithSummary("Always 0: sessions are not stored here");
        stats.MapGet("/sms/accounts", FindOwnSmsAsync)
            .WithSummary("Returns the text messages of the caller's plan")
            .ReturnsError(404, NoSms);
        stats.MapGet("/sms/accounts/{account}", FindSmsAsync)
            .WithSummary("Returns the text messages of a reseller's plan, for admins")
            .ReturnsError(404, NoSms);
    }

    private static async Task<Ok<TotalResponse>> CountAccountsAsync(
        TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        Total(await db.Accounts.ManagedBy(caller).CountAsync(cancellationToken));

    private static async Task<Ok<TotalResponse>> CountHotspotsAsync(
        TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        Total(await db.Hotspots.ManagedBy(caller).CountAsync(cancellationToken));

    private static async Task<Ok<TotalResponse>> CountUnitsAsync(
        TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        Total(await db.UnitsOf(caller).CountAsync(cancellationToken));

    private static Ok<TotalResponse> CountNone() => Total(0);

    private static Ok<TotalResponse> Total(int total) => TypedResults.Ok(new TotalResponse(total));

    private static Task<Results<Ok<SmsResponse>, ApiError>> FindOwnSmsAsync(
        TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        FindSmsOfAsync(caller.AccountId, db, cancellationToken);

    /// <summary>As in the original, callers other than admins get their own, whatever the id is.</summary>
    private static Task<Results<Ok<SmsResponse>, ApiError>> FindSmsAsync(
        RouteId account, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        FindSmsOfAsync(caller.IsAdmin ? account.Value : caller.AccountId, db, cancellationToken);

    private static async Task<Results<Ok<SmsResponse>, ApiError>> FindSmsOfAsync(
        int accountId, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var found = await db.Subscriptions
            .Where(subscription => subscription.AccountId == accountId)
            .Select(subscription => new SmsResponse(subscription.Id, accountId, subscription.SubscriptionPlan.IncludedSms, 0, 0))
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? ApiError.NotFound(NoSms) : TypedResults.Ok(found);
    }
}

internal sealed record TotalResponse(int Total)
{
    public static TotalResponse Example { get; } = new(4);
}

/// <summary>The text messages of a reseller.</summary>
/// <param name="SmsMaxCount">The number that the plan includes.</param>
/// <param name="SmsCount">The number sent so far: always 0, since the captive portals' system sends them.</param>
/// <param name="SmsThreshold">The number at which the reseller is warned; 0 for never.</param>
internal sealed record SmsResponse(int Id, int AccountId, int SmsMaxCount, int SmsCount, int SmsThreshold)
{
    public static SmsResponse Example { get; } = new(1, 2, 100, 0, 0);
}
