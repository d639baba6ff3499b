namespace Icaro.LoginApiCrypto.Login;

/// <summary>What a box sends a browser to us with: redirects 1 and 3, and the answer to a refresh.</summary>
internal sealed class BoxRedirectHandler(LapiInbox inbox, LogonStore logons, SessionCookie cookie, BoxDirectory boxes, LoginMetrics metrics)
{
    public async Task<IResult> AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (HasNoMessage(request) && cookie.Read(request) is { } session)
            return await ShowAgainAsync(request, session, cancellationToken);

        var received = await inbox.ReceiveAsync(request, cancellationToken);
        if (!received.IsGenuine)
            return Refusal.Of(request, received);

        var box = received.Box;
        return received.Message switch
        {
            AuthMessage { RefreshId: { } refreshId } auth => await RefreshAsync(context, box, refreshId, Logon(auth, auth.Device), cancellationToken),
            AuthMessage auth => await OpenAsync(context, box, Logon(auth, auth.Device), cancellationToken),
            RefreshMessage { Device: { } device } refresh => await RefreshAsync(context, box, refresh.RefreshId, Logon(refresh, device), cancellationToken),
            CallbackMessage callback => await CallBackAsync(request, box, callback, cancellationToken),
            _ => Refusal.Of(request, box.Row, StatusCodes.Status400BadRequest, new("action_unexpected", "ac", "This is not a message for the server")),
        };

        LogonContext Logon(ILapiMessage message, Device device) => new(message.Id, message.Version, device, received.SecretId);
    }

    /// <summary>Redirect 1: opens the session that everything else belongs to.</summary>
    private async Task<IResult> OpenAsync(HttpContext context, CachedBox box, LogonContext logon, CancellationToken cancellationToken)
    {
        LoginSession session;
        if (await logons.TryOpenAsync(box.Row.Id, logon.Id.Text, cancellationToken))
            session = cookie.Open(context.Response, logon);
        else if (cookie.Read(context.Request) is { } own && own.Is(logon.Id.Text, logon.Device) && !cookie.IsOver(own))
            session = own; // The same browser reloads the page.
        else
            return Refusal.AlreadyUsed(context.Request, box.Row, "id_replayed");

        return LoginAnswer.Of(context.Request, box.Row, session);
    }

    private async Task<IResult> RefreshAsync(
        HttpContext context, CachedBox box, string refreshId, LogonContext logon, CancellationToken cancellationToken)
    {
        switch (box.Row.RefreshPages.GetValueOrDefault(refreshId))
        {
            case null:
                return Refusal.Of(
                    context.Request, box.Row, StatusCodes.Status404NotFound, new("refresh_unknown", "ref", "The box has no page for this refresh id"));
            case RefreshPage.Login:
                return await OpenAsync(context, box, logon, cancellationToken);
            case RefreshPage.Status:
                var texts = PageLanguage.Of(context.Request, box.Row);
                return new PageAnswer<MessagePage, MessageModel>(logon.Device.IsOnline
                    ? MessageModel.Online(texts, box.Row, logon.Device.UserUrl)
                    : MessageModel.Offline(texts, box.Row, LoginAgain(box)));
            case var url:
                return TypedResults.Redirect(url);
        }
    }

    /// <summary>Redirect 3: tells the guest what came of it.</summary>
    private async Task<IResult> CallBackAsync(HttpRequest request, CachedBox box, CallbackMessage callback, CancellationToken cancellationToken)
    {
        if (cookie.Read(request) is not { } session
            || (session.RegistrationNumber, session.LogonId) != (box.Row.RegistrationNumber, callback.Id.Text))
            return Refusal.SessionMissing(request, box.Row);

        var counted = await logons.CallBackAsync(box.Row.Id, callback.Id.Text, callback.ReturnCode, cancellationToken);
        if (counted is null)
            return Refusal.Of(request, box.Row, StatusCodes.Status409Conflict, new("callback_unexpected", "id", "No logon was sent with this id"));
        if (counted != callback.ReturnCode)
            return Refusal.AlreadyUsed(request, box.Row, "id_replayed");

        metrics.Count(callback.IsSuccess ? LoginMetrics.Accepted : LoginMetrics.Rejected);
        var texts = PageLanguage.Of(request, box.Row);
        return new PageAnswer<MessagePage, MessageModel>(callback.IsSuccess
            ? MessageModel.Online(texts, box.Row, session.UserUrl)
            : MessageModel.Failed(texts, box.Row, $"{callback.ReturnCode} {callback.ErrorText}".TrimEnd(), LoginAgain(box)));
    }

    /// <summary>The page in another language, without the message in the address.</summary>
    private async Task<IResult> ShowAgainAsync(HttpRequest request, LoginSession session, CancellationToken cancellationToken)
    {
        if (cookie.IsOver(session))
            return Refusal.SessionExpired(request);

        return await boxes.FindAsync(session.RegistrationNumber, cancellationToken) is { } box
            ? LoginAnswer.Of(request, box.Row, session)
            : Refusal.SessionMissing(request);
    }

    private static bool HasNoMessage(HttpRequest request) => request.Query.Count == 0 || request.Query is { Count: 1 } && request.Query.ContainsKey("lang");

    /// <summary>To the box, which sends the browser back with a new id.</summary>
    private static string LoginAgain(CachedBox box) =>
        box.Version.Has(LapiVersion.Salts) && box.Row.RefreshPages.FirstOrDefault(page => page.Value == RefreshPage.Login).Key is { } refreshId
            ? BoxAddress.ForRefresh(box.Row.BaseUrl, refreshId)
            : box.Row.BaseUrl;
}
