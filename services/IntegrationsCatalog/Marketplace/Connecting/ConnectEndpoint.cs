namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

/// <summary>The one click.</summary>
internal static class ConnectEndpoint
{
    private static readonly MarketplaceError[] Examples =
    [
        new("The module's configuration URL did not answer in time", "config_timeout"),
        new("The registerUrl in the module's configuration leads to an address that is not on the public internet", "register_url_address_refused"),
        new("Please pay your bill first", "module_refused"),
        new("The module agreed, but did not describe the connection (it did not call edit)", "module_not_edited"),
        new("The module does not connect itself", "simple_connection_unsupported"),
    ];

    public static void MapConnect(this IEndpointRouteBuilder modules) => modules.MapPost("/{code}/connect", ConnectAsync)
        .WithSummary("Connect the account to the module; who is connected already, or is being connected, learns what came of it")
        .Answers(new(8, "success", "https://club.example/wifi/account"), ConnectJson.Plain.ConnectAnswer)
        .Refuses(403, "Unauthorized action")
        .Refuses(404, MarketplaceError.ModuleNotFound)
        .Refuses(StatusCodes.Status422UnprocessableEntity, Examples);

    private static async Task<IResult> ConnectAsync(
        string code, HttpContext context, TokenIdentity caller, CatalogDbContext db, Connector connector, CancellationToken cancellationToken)
    {
        if (await db.FindModuleAsync(code, caller.AccountId, cancellationToken) is not { } module)
            return context.Refused(MarketplaceError.ModuleNotFound, StatusCodes.Status404NotFound);

        var (connection, error) = await connector.ConnectAsync(module, caller.AccountId, cancellationToken);
        return connection is null
            ? context.Done(MarketplacePaths.Module(code), error!.With(StatusCodes.Status422UnprocessableEntity))
            : context.Done(
                MarketplacePaths.Enter(code),
                TypedResults.Json(new(connection.Id, "success", connection.AccountUrl), ConnectJson.Plain.ConnectAnswer));
    }
}

/// <param name="AccountUrl">Where the account's users go next, with a form that GET .../enter makes.</param>
internal sealed record ConnectAnswer(int Id, string Status, string AccountUrl);

[JsonSerializable(typeof(ConnectAnswer))]
internal sealed partial class ConnectJson : JsonSerializerContext
{
    public static ConnectJson Plain { get; } = new(PlainJson.NewOptions());
}
