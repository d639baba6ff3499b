namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>What the buttons of the pop-up do.</summary>
internal sealed class ConnectionActions(CatalogDbContext db, ConnectionSwitch change, Disconnection disconnection)
{
    public Task<IResult> SwitchAsync(string code, bool active, HttpContext context, TokenIdentity caller) =>
        DoAsync(code, context, caller, id => change.SetAsync(id, active, freeze: null, context.RequestAborted));

    public Task<IResult> DisconnectAsync(string code, HttpContext context, TokenIdentity caller) =>
        DoAsync(code, context, caller, id => disconnection.DisconnectAsync(id, context.RequestAborted));

    private async Task<IResult> DoAsync(string code, HttpContext context, TokenIdentity caller, Func<int, Task<bool>> action)
    {
        if (await db.FindModuleAsync(code, caller.AccountId, context.RequestAborted) is not { } module)
            return context.Refused(MarketplaceError.ModuleNotFound, StatusCodes.Status404NotFound);

        return await db.FindConnectionAsync(module.Id, caller.AccountId, context.RequestAborted) is { } connection && await action(connection.Id)
            ? context.Done(MarketplacePaths.Module(code), TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer))
            : context.Refused(MarketplaceError.NotConnected, StatusCodes.Status404NotFound);
    }
}
