namespace Icaro.LoginApiCrypto.Refresh;

/// <summary>
/// Shows a page again, after a double redirect: we send the browser to the box, and the box sends it back with the
/// device's data and a new id.
/// </summary>
internal static class RefreshEndpoints
{
    public static void MapRefresh(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/loginapi/refresh", RefreshAsync).WithTags("Login").AllowAnonymous()
            .WithSummary("Sends the browser to the box, box=<registration number>&ref=<refresh id>, and takes it back")
            .Produces(StatusCodes.Status302Found).ProducesErrors();

    private static async Task<IResult> RefreshAsync(
        HttpContext context, BoxDirectory boxes, BoxRedirectHandler arrival, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var (number, refreshId) = (request.Query[LapiInbox.BoxName].ToString(), request.Query["ref"].ToString());
        if (refreshId.Length == 0)
            return await arrival.AnswerAsync(context, cancellationToken);

        if (!RegistrationNumber.IsWellFormed(number) || await boxes.FindAsync(number, cancellationToken) is not { } box)
            return Refusal.Of(request, null, StatusCodes.Status404NotFound, new("box_unknown", null, "No such box is registered"));
        if (!box.Row.RefreshPages.ContainsKey(refreshId) || !box.Version.Has(LapiVersion.Salts))
            return Refusal.Of(
                request, box.Row, StatusCodes.Status404NotFound, new("refresh_unknown", "ref", "The box has no page for this refresh id"));

        return TypedResults.Redirect(BoxAddress.ForRefresh(box.Row.BaseUrl, refreshId));
    }
}
