namespace Icaro.IntegrationsCatalog.Core.Stats;

/// <summary>The figures of a dashboard. Who surfs, and with what, is known to the captive portals' own system alone: none here.</summary>
internal static class StatsEndpoints
{
    public static void MapStats(this IEndpointRouteBuilder endpoints)
    {
        var stats = endpoints.MapGroup("/api/stats").RequireAuthorization().WithTags("Stats");
        stats.MapGet("/accounts/total", CountAccountsAsync).WithSummary("How many accounts one has").AnswersTotal(4);
        stats.MapGet("/hotspots/total", CountHotspotsAsync).WithSummary("How many hotspots one has").AnswersTotal(2);
        stats.MapGet("/units/total", CountUnitsAsync).WithSummary("How many units one has").AnswersTotal(3);
        stats.MapGet("/users/total", CountNone).WithSummary("Always none: users are not kept here").AnswersTotal(0);
        stats.MapGet("/devices/total", CountNone).WithSummary("Always none: devices are not kept here").AnswersTotal(0);
        stats.MapGet("/sessions/total", CountNone).WithSummary("Always none: sessions are not kept here").AnswersTotal(0);
        stats.MapGet("/sms/accounts", FindOwnSmsAsync)
            .WithSummary("The text messages of one's plan")
            .Answers(new(1, 2, 100, 0, 0), StatsJson.Default.SmsAnswer)
            .Refuses(404, "No sms account found!");
        stats.MapGet("/sms/accounts/{account}", FindSmsAsync)
            .WithSummary("The text messages of a reseller's plan, for admins")
            .Answers(new(1, 2, 100, 0, 0), StatsJson.Default.SmsAnswer)
            .Refuses(400, "Account id error")
            .Refuses(404, "No sms account found!");
    }

    private static void AnswersTotal(this RouteHandlerBuilder route, int example) =>
        route.Answers(new(example), StatsJson.Default.TotalAnswer);

    private static async Task<IResult> CountAccountsAsync(TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        Total(await db.Accounts.ManagedBy(caller).CountAsync(cancellationToken));

    private static async Task<IResult> CountHotspotsAsync(TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        Total(await db.Hotspots.ManagedBy(caller).CountAsync(cancellationToken));

    private static async Task<IResult> CountUnitsAsync(TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        Total(await db.UnitsOf(caller).CountAsync(cancellationToken));

    private static JsonHttpResult<TotalAnswer> CountNone() => Total(0);

    private static JsonHttpResult<TotalAnswer> Total(int total) => TypedResults.Json(new TotalAnswer(total), StatsJson.Default.TotalAnswer);

    private static Task<IResult> FindOwnSmsAsync(TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        FindSmsOfAsync(caller.AccountId, db, cancellationToken);

    /// <summary>Whoever is no admin gets the own one, whatever id the path has, as it always was.</summary>
    private static async Task<IResult> FindSmsAsync(
        RouteId account, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) => account.Value is { } accountId
            ? await FindSmsOfAsync(caller.IsAdmin ? accountId : caller.AccountId, db, cancellationToken)
            : ApiError.BadRequest("Account id error");

    private static async Task<IResult> FindSmsOfAsync(int accountId, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var found = await db.Subscriptions
            .Where(subscription => subscription.AccountId == accountId)
            .Select(subscription => new SmsAnswer(subscription.Id, accountId, subscription.SubscriptionPlan.IncludedSms, 0, 0))
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? ApiError.NotFound("No sms account found!")
            : TypedResults.Json(found, StatsJson.Default.SmsAnswer);
    }
}
