namespace Icaro.LoginApiCrypto.Login;

/// <summary>Handles requests with which a box sends a browser to us: redirects 1 and 3, and the reply to a refresh.</summary>
internal sealed class BoxRedirectHandler(LapiInbox inbox, LogonStore logons, SessionCookie cookie, BoxDirectory boxes, LoginMetrics metrics)
{
    public async Task<IResult> HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (HasNoMessage(request) && cookie.Read(request) is { } session)
            return await ShowAgainAsync(request, session, cancellationToken);

        var received = await inbox.ReceiveAsync(request, cancellationToken);
        if (!received.IsGenuine)
            return LoginErrors.Of(request, received);

        var box = received.Box;
        return received.Message switch
        {
            AuthMessage { RefreshId: { } refreshId } auth =>
                await RefreshAsync(context, box, refreshId, Logon(auth, auth.Device), cancellationToken),
            AuthMessage auth => await OpenAsync(context, box, Logon(auth, auth.Device), cancellationToken),
            RefreshMessage { Device: { } device } refresh =>
                await RefreshAsync(context, box, refresh.RefreshId, Logon(refresh, device), cancellationToken),
            CallbackMessage callback => await CallBackAsync(request, box, callback, cancellationToken),
            _ => LoginErrors.Of(
                request, box.Row, StatusCodes.Status400BadRequest, new("action_unexpected", "ac", "This is not a message for the server")),
        };

        LogonContext Logon(ILapiMessage message, Device device) => new(message.Id, message.Version, device, received.SecretId);
    }

    /// <summary>Redirect 1: opens the session.</summary>
    private async Task<IResult> OpenAsync(HttpContext context, CachedBox box, LogonContext logon, CancellationToken cancellationToken)
    {
        LoginSession session;
        if (await logons.TryOpenAsync(box.Row.Id, logon.Id.Text, cancellationToken))
            session = cookie.Open(context.Response, box.Row.RegistrationNumber, logon);
        else if (cookie.Read(context.Request) is { } own && own.Is(box.Row.RegistrationNumber, logon) && !cookie.IsOver(own))
            session = own; // The browser reloads the page.
        else
            return LoginErrors.AlreadyUsed(context.Request, box.Row, "id_replayed");

        return LoginPages.Login(context.Request, box.Row, session);
    }

    /// <summary>The reply to a refresh: the login page, unless the operator has chosen another one for the id.</summary>
    private async Task<IResult> RefreshAsync(
        HttpContext context, CachedBox box, string refreshId, LogonContext logon, CancellationToken cancellationToken)
    {
        switch (box.Row.RefreshPages.GetValueOrDefault(refreshId, RefreshPage.Login))
        {
            case RefreshPage.Login:
                return await OpenAsync(context, box, logon, cancellationToken);
            case RefreshPage.Status:
                var texts = PageLanguage.Of(context.Request, box.Row);
                return LoginPages.Message(MessageModel.OfDevice(texts, box.Row, logon.Device, LoginAgain(box)));
            case var url:
                return TypedResults.Redirect(url);
        }
    }

    /// <summary>Redirect 3: shows the guest the result of the logon.</summary>
    private async Task<IResult> CallBackAsync(
        HttpRequest request, CachedBox box, CallbackMessage callback, CancellationToken cancellationToken)
    {
        if (cookie.Read(request) is not { } session
            || (session.RegistrationNumber, session.LogonId) != (box.Row.RegistrationNumber, callback.Id.Text))
            return LoginErrors.SessionMissing(request, box.Row);

        var counted = await logons.CallBackAsync(box.Row.Id, callback.Id.Text, callback.ReturnCode, cancellationToken);
        if (counted is null)
        {
            return LoginErrors.Of(
                request, box.Row, StatusCodes.Status409Conflict, new("callback_unexpected", "id", "No logon was sent with this id"));
        }

        if (counted != callback.ReturnCode)
            return LoginErrors.AlreadyUsed(request, box.Row, "id_replayed");

        metrics.Count(callback.IsSuccess ? LoginMetrics.Accepted : LoginMetrics.Rejected);
        var texts = PageLanguage.Of(request, box.Row);
        return LoginPages.Message(callback.IsSuccess
            ? MessageModel.Online(texts, box.Row, session.UserUrl)
            : MessageModel.Failed(texts, box.Row, $"{callback.ReturnCode} {callback.ErrorText}".TrimEnd(), LoginAgain(box)));
    }

    /// <summary>Shows the page in another language: the URL then contains no message.</summary>
    private async Task<IResult> ShowAgainAsync(HttpRequest request, LoginSession session, CancellationToken cancellationToken)
    {
        if (cookie.IsOver(session))
            return LoginErrors.SessionExpired(request);

        return await boxes.FindAsync(session.RegistrationNumber, cancellationToken) is { } box
            ? LoginPages.Login(request, box.Row, session)
            : LoginErrors.SessionMissing(request);
    }

    private static bool HasNoMessage(HttpRequest request) =>
        request.Query.Count == 0 || (request.Query.Count == 1 && request.Query.ContainsKey("lang"));

    /// <summary>The URL of the box that sends the browser back with a new id.</summary>
    private static string LoginAgain(CachedBox box) =>
        box.Version.Has(LapiVersion.Salts)
        && box.Row.RefreshPages.FirstOrDefault(page => page.Value == RefreshPage.Login).Key is { } refreshId
            ? BoxAddress.ForRefresh(box.Row.BaseUrl, refreshId)
            : box.Row.BaseUrl;
}
