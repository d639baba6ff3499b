namespace Icaro.IntegrationsCatalog.Core.Dashboard;

/// <summary>
/// The text messages that a reseller may send: its plan's, and packs that admins add. The captive portals' system sends them, so none are
/// counted here.
/// </summary>
internal static class SmsEndpoints
{
    private const string NotFound = "No sms account found!";

    public static void MapSms(this IEndpointRouteBuilder endpoints)
    {
        var sms = endpoints.MapGroup("/api/stats/sms").RequireAuthorization().WithTags("Stats");
        sms.MapGet("/accounts", FindOwnAsync)
            .WithSummary("Returns the text messages of the caller's plan")
            .ReturnsError(404, NotFound);
        sms.MapGet("/accounts/{account}", FindAsync)
            .WithSummary("Returns the text messages of a reseller's plan, for admins")
            .ReturnsError(404, NotFound);
        sms.MapPost("/accounts/{account}", AddAsync)
            .ForAdmins(403, "Operation not permitted!")
            .WithSummary("Adds a pack of text messages to a reseller's plan; a negative number takes some back")
            .ReturnsError(404, NotFound);
        sms.MapPut("/accounts/{account}", SetThresholdAsync)
            .WithSummary("Sets at how many text messages the caller is warned, for admins any reseller")
            .ReturnsError(404, NotFound);
    }

    private static Task<Results<Ok<SmsResponse>, ApiError>> FindOwnAsync(
        TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        FindOfAsync(caller.AccountId, db, cancellationToken);

    /// <summary>As in the original, callers other than admins get their own, whatever the id is.</summary>
    private static Task<Results<Ok<SmsResponse>, ApiError>> FindAsync(
        RouteId account, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        FindOfAsync(OwnerOf(account, caller), db, cancellationToken);

    private static async Task<Results<Ok<SmsResponse>, ApiError>> FindOfAsync(
        int accountId, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var found = await db.Subscriptions
            .Where(subscription => subscription.AccountId == accountId)
            .Select(subscription => new SmsResponse(
                subscription.Id,
                accountId,
                subscription.SubscriptionPlan.IncludedSms + subscription.SmsAdded,
                0,
                subscription.SmsThreshold))
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? ApiError.NotFound(NotFound) : TypedResults.Ok(found);
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> AddAsync(
        RouteId account, JsonBody<SmsPack> body, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var written = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE subscriptions AS subscription
            SET sms_added = greatest(-plan.included_sms, least({SmsPack.MaxTotal}, subscription.sms_added + {body.Value.SmsToAdd}))
            FROM subscription_plans AS plan
            WHERE plan.id = subscription.subscription_plan_id AND subscription.account_id = {account.Value}
            """,
            cancellationToken);
        return written == 0 ? ApiError.NotFound(NotFound) : StatusResponse.Success;
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> SetThresholdAsync(
        RouteId account, JsonBody<SmsWarning> body, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var (ownerId, threshold) = (OwnerOf(account, caller), body.Value.SmsThreshold);
        var written = await db.Subscriptions
            .Where(subscription => subscription.AccountId == ownerId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(subscription => subscription.SmsThreshold, subscription => threshold ?? subscription.SmsThreshold),
                cancellationToken);
        return written == 0 ? ApiError.NotFound(NotFound) : StatusResponse.Success;
    }

    private static int OwnerOf(RouteId account, TokenIdentity caller) => caller.IsAdmin ? account.Value : caller.AccountId;
}

/// <summary>The text messages of a reseller.</summary>
/// <param name="SmsMaxCount">The number that the plan includes, and the packs.</param>
/// <param name="SmsCount">The number sent so far: always 0, since the captive portals' system sends them.</param>
/// <param name="SmsThreshold">The number at which the reseller is warned; 0 for never.</param>
internal sealed record SmsResponse(int Id, int AccountId, int SmsMaxCount, int SmsCount, int SmsThreshold)
{
    public static SmsResponse Example { get; } = new(1, 2, 100, 0, 0);
}

[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
internal sealed record SmsPack(int? SmsToAdd) : IRequestBody<SmsPack>
{
    public const int MaxTotal = 100_000_000;

    private const int MaxSize = 1_000_000;

    public static JsonTypeInfo<SmsPack> Json => CatalogJson.Default.SmsPack;

    public static SmsPack Example { get; } = new(500);

    public string? FindFault() => new FieldCheck()
        .Check(SmsToAdd is >= -MaxSize and <= MaxSize, nameof(SmsToAdd), $"is not a number of at most {MaxSize}")
        .Fault;
}

/// <summary>A missing number keeps the present one.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
internal sealed record SmsWarning(int? SmsThreshold) : IRequestBody<SmsWarning>
{
    public static JsonTypeInfo<SmsWarning> Json => CatalogJson.Default.SmsWarning;

    public static SmsWarning Empty { get; } = new((int?)null);

    public static SmsWarning Example { get; } = new(50);

    public string? FindFault() => new FieldCheck().Check(SmsThreshold is null or >= 0, nameof(SmsThreshold), "is negative").Fault;
}
