namespace Icaro.IntegrationsCatalog.Marketplace.Popup;

/// <summary>Lists modules, shows one as a pop-up, and leads to its account page.</summary>
internal static class PopupEndpoints
{
    public static void MapPopup(this IEndpointRouteBuilder modules)
    {
        modules.MapGet("", ListAsync)
            .WithSummary("Lists the modules that the caller can connect to");
        modules.MapGet("/{code}", ShowAsync)
            .WithSummary("Returns a module with its current configuration and the connection to it; as a page for browsers")
            .Returns(PopupResponse.Example, CatalogJson.Plain.PopupResponse)
            .ReturnsError(404, MarketplaceError.ModuleNotFound);
        modules.MapGet("/{code}/enter", EnterAsync)
            .WithSummary("Returns what signs the account's users in at the module; for browsers a page that takes them there")
            .Returns(EnterResponse.Example, CatalogJson.Plain.EnterResponse)
            .ReturnsError(404, MarketplaceError.ModuleNotFound, MarketplaceError.NotConnected);
    }

    private static async Task<PlainOk<List<ListedModule>>> ListAsync(
        TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) => new(await db.VisibleTo(caller.AccountId)
            .OrderBy(module => module.Name).ThenBy(module => module.Id)
            .Select(module => new ListedModule(
                module.Code,
                module.Name,
                module.Description,
                module.Logo,
                module.Published,
                module.SimpleConnection,
                db.ModuleConnections.Any(row => row.ModuleId == module.Id && row.AccountId == caller.AccountId)))
            .ToListAsync(cancellationToken));

    private static async Task<IResult> ShowAsync(
        string code, HttpContext context, TokenIdentity caller, Popup popup, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (await popup.ShowAsync(code, caller, cancellationToken) is not { } module)
            return context.Failed(MarketplaceError.ModuleNotFound, StatusCodes.Status404NotFound);
        if (context.Features.Get<BrowserSession>() is not { } session)
            return new PlainOk<PopupResponse>(module);

        var account = await db.Accounts
            .Where(row => row.Id == caller.AccountId)
            .Select(row => row.Username)
            .SingleOrDefaultAsync(cancellationToken);
        return new PageResponse<PopupPage, PopupModel>(new(module, account ?? "", session.FormKey));
    }

    private static async Task<IResult> EnterAsync(
        string code, HttpContext context, TokenIdentity caller, CatalogDbContext db, ModuleUrls urls, CancellationToken cancellationToken)
    {
        if (await db.FindModuleAsync(code, caller.AccountId, cancellationToken) is not { } module)
            return context.Failed(MarketplaceError.ModuleNotFound, StatusCodes.Status404NotFound);
        if (await db.FindConnectionAsync(module.Id, caller.AccountId, cancellationToken) is not { } connection
            || urls.FindError(connection.AccountUrl) is not null)
            return context.Failed(MarketplaceError.NotConnected, StatusCodes.Status404NotFound);

        context.Response.Headers.CacheControl = "no-store";
        return context.Features.Get<BrowserSession>() is null
            ? new PlainOk<EnterResponse>(new(connection.AccountUrl, connection.ClientId))
            : new PageResponse<EnterPage, EnterModel>(new(connection.Name, connection.AccountUrl, connection.ClientId))
            {
                FormAction = new Uri(connection.AccountUrl).GetLeftPart(UriPartial.Authority),
                HasScript = true,
            };
    }
}
