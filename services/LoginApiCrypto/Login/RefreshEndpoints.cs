namespace Icaro.LoginApiCrypto.Login;

/// <summary>
/// Shows a page again after a double redirect: the browser is sent to the box, which sends it back with the data of the device and
/// a new id.
/// </summary>
internal static class RefreshEndpoints
{
    /// <summary>The id of a page that needs none of its own.</summary>
    private const string DefaultId = "1";

    public static void MapRefresh(this IEndpointRouteBuilder guests) =>
        guests.MapGet("/refresh", RefreshAsync)
            .WithSummary("Sends the browser to the box, box=<registration number>&ref=<refresh id>, and receives it again")
            .Produces(StatusCodes.Status302Found).ProducesLapiErrors();

    private static async Task<IResult> RefreshAsync(
        HttpContext context, BoxDirectory boxes, BoxRedirectHandler handler, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var (number, refreshId) = (request.Query[LapiInbox.BoxName].ToString(), request.Query["ref"].ToString());
        if (refreshId.Length == 0 && request.Query.Keys.Any(key => key != LapiInbox.BoxName))
            return await handler.HandleAsync(context, cancellationToken);

        refreshId = refreshId.Length == 0 ? DefaultId : refreshId;
        if (!RegistrationNumber.IsWellFormed(number) || await boxes.FindAsync(number, cancellationToken) is not { } box)
            return LoginErrors.Of(request, null, StatusCodes.Status404NotFound, new("box_unknown", null, "No such box is registered"));
        if (refreshId.Length > RefreshMessage.MaxRefreshId || !box.Version.Has(LapiVersion.Salts))
            return LoginErrors.RefreshUnknown(request, box.Row);

        return TypedResults.Redirect(BoxAddress.ForRefresh(box.Row.BaseUrl, refreshId));
    }
}
