namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>What becomes of a connection once it is there.</summary>
internal static class ConnectionEndpoints
{
    private static readonly ListedConnection Example =
        new(8, "guest-club", 2, "Guest club", true, false, ["integration_read", "integration_write"], 7, new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));

    /// <param name="modules">Of browsers and programs.</param>
    public static void MapConnectionActions(this IEndpointRouteBuilder modules)
    {
        modules.MapPost("/{code}/activate", (string code, HttpContext context, TokenIdentity caller, ConnectionActions actions) =>
            actions.SwitchAsync(code, true, context, caller))
            .WithSummary("Switch the connection on; the module is told")
            .DocumentAction();
        modules.MapPost("/{code}/deactivate", (string code, HttpContext context, TokenIdentity caller, ConnectionActions actions) =>
            actions.SwitchAsync(code, false, context, caller))
            .WithSummary("Switch the connection off, and keep it; the module is told")
            .DocumentAction();
        modules.MapPost("/{code}/disconnect", (string code, HttpContext context, TokenIdentity caller, ConnectionActions actions) =>
            actions.DisconnectAsync(code, context, caller))
            .WithSummary("End the connection: its api key at once, and what hotspots had on of it; the module is told")
            .DocumentAction();
    }

    public static void MapConnections(this IEndpointRouteBuilder endpoints)
    {
        var connections = endpoints.MapGroup("/marketplace/connections").WithTags("Marketplace");
        connections.MapGet("", ListAsync)
            .RequireAuthorization(TokenPolicies.Managers)
            .WithSummary("One's own connections; for admins those of everybody")
            .Answers([Example], ConnectionJson.Plain.IReadOnlyListListedConnection)
            .Refuses(403, "Unauthorized action");
        connections.MapPost("/{connection}/freeze", (RouteId connection, ConnectionSwitch change, CancellationToken cancellationToken) =>
            FreezeAsync(connection, true, change, cancellationToken))
            .RequireAuthorization(TokenPolicies.Admin)
            .WithSummary("Freeze a connection; the module is told")
            .DocumentFreeze();
        connections.MapPost("/{connection}/unfreeze", (RouteId connection, ConnectionSwitch change, CancellationToken cancellationToken) =>
            FreezeAsync(connection, false, change, cancellationToken))
            .RequireAuthorization(TokenPolicies.Admin)
            .WithSummary("Freeze a connection no longer; the module is told")
            .DocumentFreeze();
    }

    private static async Task<IResult> ListAsync(TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var connections = await db.ModuleConnections
            .Where(row => caller.IsAdmin || row.AccountId == caller.AccountId)
            .Join(db.Modules, row => row.ModuleId, module => module.Id, (row, module) => new { row, module.Code })
            .OrderBy(one => one.row.Id)
            .Select(one => new ListedConnection(
                one.row.Id,
                one.Code,
                one.row.AccountId,
                one.row.Name,
                one.row.Active,
                one.row.Freeze,
                one.row.Scopes,
                one.row.IntegrationId,
                one.row.Created))
            .ToListAsync(cancellationToken);
        return TypedResults.Json(connections, ConnectionJson.Plain.IReadOnlyListListedConnection);
    }

    private static async Task<IResult> FreezeAsync(
        RouteId connection, bool freeze, ConnectionSwitch change, CancellationToken cancellationToken)
    {
        if (connection.Value is not { } connectionId)
            return ApiError.BadRequest("Connection id error");

        return await change.SetAsync(connectionId, active: null, freeze, cancellationToken)
            ? TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer)
            : MarketplaceError.NotConnected.With(StatusCodes.Status404NotFound);
    }

    private static void DocumentAction(this RouteHandlerBuilder route) => route
        .AnswersSuccess()
        .Refuses(403, "Unauthorized action")
        .Refuses(404, MarketplaceError.ModuleNotFound, MarketplaceError.NotConnected);

    private static void DocumentFreeze(this RouteHandlerBuilder route) => route
        .AnswersSuccess()
        .Refuses(400, "Connection id error")
        .Refuses(403, "Unauthorized action")
        .Refuses(404, MarketplaceError.NotConnected);
}

/// <param name="Module">Its code.</param>
internal sealed record ListedConnection(
    int Id,
    string Module,
    int AccountId,
    string Name,
    bool Active,
    bool Freeze,
    IReadOnlyList<string> Scopes,
    int? IntegrationId,
    DateTimeOffset Created);

[JsonSerializable(typeof(IReadOnlyList<ListedConnection>))]
internal sealed partial class ConnectionJson : JsonSerializerContext
{
    public static ConnectionJson Plain { get; } = new(PlainJson.NewOptions());
}
