namespace Icaro.IntegrationsCatalog.Marketplace.Popup;

/// <summary>The modules that there are, one of them as a pop-up, and the way into its own account pages.</summary>
internal static class PopupEndpoints
{
    public static void MapPopup(this IEndpointRouteBuilder modules)
    {
        modules.MapGet("", ListAsync)
            .WithSummary("The modules that one can connect to")
            .Answers(PopupExamples.List, PopupJson.Plain.IReadOnlyListListedModule)
            .Refuses(403, "Unauthorized action");
        modules.MapGet("/{code}", ShowAsync)
            .WithSummary("A module at this moment: what it asks for and gets, and the connection to it; a page for browsers")
            .Answers(PopupExamples.Answer, PopupJson.Plain.PopupAnswer)
            .Refuses(403, "Unauthorized action")
            .Refuses(404, MarketplaceError.ModuleNotFound);
        modules.MapGet("/{code}/enter", EnterAsync)
            .WithSummary("What lets the account's users in at the module; for browsers a page that takes them there")
            .Answers(PopupExamples.Enter, PopupJson.Plain.EnterAnswer)
            .Refuses(403, "Unauthorized action")
            .Refuses(404, MarketplaceError.ModuleNotFound, MarketplaceError.NotConnected);
    }

    private static async Task<IResult> ListAsync(TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var modules = await db.VisibleTo(caller.AccountId)
            .OrderBy(module => module.Name).ThenBy(module => module.Id)
            .Select(module => new ListedModule(
                module.Code,
                module.Name,
                module.Description,
                module.Logo,
                module.Published,
                module.SimpleConnection,
                db.ModuleConnections.Any(row => row.ModuleId == module.Id && row.AccountId == caller.AccountId)))
            .ToListAsync(cancellationToken);
        return TypedResults.Json(modules, PopupJson.Plain.IReadOnlyListListedModule);
    }

    private static async Task<IResult> ShowAsync(
        string code, HttpContext context, TokenIdentity caller, Popup popup, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (await popup.ShowAsync(code, caller, cancellationToken) is not { } module)
            return context.Refused(MarketplaceError.ModuleNotFound, StatusCodes.Status404NotFound);
        if (context.Features.Get<BrowserSession>() is not { } session)
            return TypedResults.Json(module, PopupJson.Plain.PopupAnswer);

        var account = await db.Accounts
            .Where(row => row.Id == caller.AccountId)
            .Select(row => row.Username)
            .SingleOrDefaultAsync(cancellationToken);
        return new PageAnswer<PopupPage, PopupModel>(new(module, account ?? "", session.FormKey));
    }

    private static async Task<IResult> EnterAsync(
        string code, HttpContext context, TokenIdentity caller, CatalogDbContext db, ModuleUrls urls, CancellationToken cancellationToken)
    {
        if (await db.FindModuleAsync(code, caller.AccountId, cancellationToken) is not { } module)
            return context.Refused(MarketplaceError.ModuleNotFound, StatusCodes.Status404NotFound);
        if (await db.FindConnectionAsync(module.Id, caller.AccountId, cancellationToken) is not { } connection
            || urls.FaultOfShown(connection.AccountUrl) is not null)
            return context.Refused(MarketplaceError.NotConnected, StatusCodes.Status404NotFound);

        context.Response.Headers.CacheControl = "no-store";
        return context.Features.Get<BrowserSession>() is null
            ? TypedResults.Json(new EnterAnswer(connection.AccountUrl, connection.ClientId), PopupJson.Plain.EnterAnswer)
            : new PageAnswer<EnterPage, EnterModel>(new(connection.Name, connection.AccountUrl, connection.ClientId))
            {
                FormAction = new Uri(connection.AccountUrl).GetLeftPart(UriPartial.Authority),
                HasScript = true,
            };
    }
}
