namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

internal static class ConnectEndpoint
{
    private static readonly MarketplaceError[] Errors =
    [
        ModuleCall.Config.Failed(EgressError.Timeout),
        new("Please pay your bill first", "module_refused"),
        NewConnection.NotEdited(reason: null),
        Connector.NotSupported,
    ];

    public static void MapConnect(this IEndpointRouteBuilder modules) => modules.MapPost("/{code}/connect", ConnectAsync)
        .WithSummary("Connects the account to the module, or returns the result of the connection that exists or is in progress")
        .Returns(ConnectResponse.Example, CatalogJson.Plain.ConnectResponse)
        .ReturnsError(404, MarketplaceError.ModuleNotFound)
        .ReturnsError(StatusCodes.Status422UnprocessableEntity, Errors);

    private static async Task<IResult> ConnectAsync(
        string code,
        HttpContext context,
        TokenIdentity caller,
        CatalogDbContext db,
        Connector connector,
        CancellationToken cancellationToken)
    {
        if (await db.FindModuleAsync(code, caller.AccountId, cancellationToken) is not { } module)
            return context.Failed(MarketplaceError.ModuleNotFound, StatusCodes.Status404NotFound);

        var (connection, error) = await connector.ConnectAsync(module, caller.AccountId, cancellationToken);
        return connection is null
            ? context.Done(MarketplacePaths.Module(code), error!.With(StatusCodes.Status422UnprocessableEntity))
            : context.Done(
                MarketplacePaths.Enter(code),
                new PlainOk<ConnectResponse>(new(connection.Id, "success", connection.AccountUrl)));
    }
}

/// <param name="AccountUrl">The module's account page, which GET .../enter leads to.</param>
internal sealed record ConnectResponse(int Id, string Status, string AccountUrl)
{
    public static ConnectResponse Example { get; } = new(8, "success", "https://club.example/wifi/account");
}
