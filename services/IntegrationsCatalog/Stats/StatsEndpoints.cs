using Icaro.IntegrationsCatalog.Accounts;
using Icaro.IntegrationsCatalog.Hotspots;
using Icaro.IntegrationsCatalog.Http;
using Icaro.IntegrationsCatalog.Units;
using Icaro.ServiceDefaults.Errors;
using Icaro.ServiceDefaults.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.Stats;

/// <summary>The figures of a dashboard. Who surfs, and with what, is known to the captive portals' own system alone: none here.</summary>
internal static class StatsEndpoints
{
    public static void MapStats(this IEndpointRouteBuilder endpoints)
    {
        var stats = endpoints.MapGroup("/api/stats").RequireAuthorization().WithTags("Stats");
        stats.MapGet("/accounts/total", CountAccountsAsync).Produces<TotalAnswer>();
        stats.MapGet("/hotspots/total", CountHotspotsAsync).Produces<TotalAnswer>();
        stats.MapGet("/units/total", CountUnitsAsync).Produces<TotalAnswer>();
        stats.MapGet("/users/total", CountNone).Produces<TotalAnswer>();
        stats.MapGet("/devices/total", CountNone).Produces<TotalAnswer>();
        stats.MapGet("/sessions/total", CountNone).Produces<TotalAnswer>();
        stats.MapGet("/sms/accounts", FindOwnSmsAsync).Produces<SmsAnswer>();
        stats.MapGet("/sms/accounts/{account}", FindSmsAsync).Produces<SmsAnswer>();
    }

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
