namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>Lists connections, and enables, disables, freezes and ends them.</summary>
internal static class ConnectionEndpoints
{
    public static void MapConnections(this IEndpointRouteBuilder endpoints)
    {
        var connections = endpoints.MapGroup("/marketplace/connections").WithTags("Marketplace");
        connections.MapGet("", ListAsync)
            .RequireAuthorization(TokenPolicies.Managers)
            .WithSummary("Lists the caller's connections, for admins all connections");
        var admin = connections.MapGroup("/{connection}").RequireAuthorization(TokenPolicies.Admin);
        admin.MapPost("/freeze", FreezeAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .WithSummary("Freezes a connection. The module is notified")
            .ReturnsError(404, MarketplaceError.NotConnected);
        admin.MapPost("/unfreeze", UnfreezeAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .WithSummary("Unfreezes a connection. The module is notified")
            .ReturnsError(404, MarketplaceError.NotConnected);
    }

    /// <param name="modules">The routes of browsers and programs.</param>
    public static void MapConnectionActions(this IEndpointRouteBuilder modules)
    {
        modules.MapPost("/{code}/activate", ActivateAsync)
            .WithSummary("Enables the connection. The module is notified")
            .DescribeAction();
        modules.MapPost("/{code}/deactivate", DeactivateAsync)
            .WithSummary("Disables the connection, and keeps it. The module is notified")
            .DescribeAction();
        modules.MapPost("/{code}/disconnect", DisconnectAsync)
            .WithSummary("Ends the connection: its api key at once, and what hotspots have enabled of it. The module is notified")
            .DescribeAction();
    }

    private static void DescribeAction(this RouteHandlerBuilder route) => route
        .Returns(StatusResponse.Example, CatalogJson.Default.StatusResponse)
        .ReturnsError(404, MarketplaceError.ModuleNotFound, MarketplaceError.NotConnected);

    private static async Task<PlainOk<List<ListedConnection>>> ListAsync(
        TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) => new(await db.ModuleConnections
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
            .ToListAsync(cancellationToken));

    private static Task<Results<Ok<StatusResponse>, JsonHttpResult<MarketplaceError>>> FreezeAsync(
        RouteId connection, ConnectionState state, CancellationToken cancellationToken) =>
        SetFreezeAsync(connection, true, state, cancellationToken);

    private static Task<Results<Ok<StatusResponse>, JsonHttpResult<MarketplaceError>>> UnfreezeAsync(
        RouteId connection, ConnectionState state, CancellationToken cancellationToken) =>
        SetFreezeAsync(connection, false, state, cancellationToken);

    private static async Task<Results<Ok<StatusResponse>, JsonHttpResult<MarketplaceError>>> SetFreezeAsync(
        RouteId connection, bool freeze, ConnectionState state, CancellationToken cancellationToken) =>
        await state.SetAsync(connection.Value, active: null, freeze, cancellationToken)
            ? StatusResponse.Success
            : MarketplaceError.NotConnected.With(StatusCodes.Status404NotFound);

    private static Task<IResult> ActivateAsync(
        string code, HttpContext context, TokenIdentity caller, CatalogDbContext db, ConnectionState state) =>
        ActAsync(code, context, caller, db, id => state.SetAsync(id, active: true, freeze: null, context.RequestAborted));

    private static Task<IResult> DeactivateAsync(
        string code, HttpContext context, TokenIdentity caller, CatalogDbContext db, ConnectionState state) =>
        ActAsync(code, context, caller, db, id => state.SetAsync(id, active: false, freeze: null, context.RequestAborted));

    private static Task<IResult> DisconnectAsync(
        string code, HttpContext context, TokenIdentity caller, CatalogDbContext db, Disconnection disconnection) =>
        ActAsync(code, context, caller, db, id => disconnection.DisconnectAsync(id, context.RequestAborted));

    private static async Task<IResult> ActAsync(
        string code, HttpContext context, TokenIdentity caller, CatalogDbContext db, Func<int, Task<bool>> action)
    {
        if (await db.FindModuleAsync(code, caller.AccountId, context.RequestAborted) is not { } module)
            return context.Failed(MarketplaceError.ModuleNotFound, StatusCodes.Status404NotFound);

        return await db.FindConnectionAsync(module.Id, caller.AccountId, context.RequestAborted) is { } connection
            && await action(connection.Id)
            ? context.Done(MarketplacePaths.Module(code), StatusResponse.Success)
            : context.Failed(MarketplaceError.NotConnected, StatusCodes.Status404NotFound);
    }
}

/// <param name="Module">The module's code.</param>
internal sealed record ListedConnection(
    int Id,
    string Module,
    int AccountId,
    string Name,
    bool Active,
    bool Freeze,
    IReadOnlyList<string> Scopes,
    int? IntegrationId,
    DateTimeOffset Created)
{
    public static ListedConnection Example { get; } =
        new(8, "guest-club", 2, "Guest club", true, false, ModuleScopes.All, 7, new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));
}
