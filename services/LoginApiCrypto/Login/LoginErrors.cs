namespace Icaro.LoginApiCrypto.Login;

/// <summary>Error responses with a page for browsers and JSON for programs. Both contain the code.</summary>
internal static class LoginErrors
{
    public static IResult Of(HttpRequest request, Box? box, int status, LapiErrorResponse error, Func<PageTexts, string>? text = null)
    {
        if (!request.AcceptsHtml())
            return error.ToResult(status);

        var texts = PageLanguage.Of(request, box);
        return LoginPages.Message(MessageModel.Error(texts, box, text is null ? texts.Unusable : text(texts), error.Code), status);
    }

    public static IResult Of(HttpRequest request, ReceivedLapi rejected) =>
        Of(request, rejected.Box?.Row, rejected.Status, rejected.Error!);

    public static IResult SessionMissing(HttpRequest request, Box? box = null) => Of(
        request,
        box,
        StatusCodes.Status403Forbidden,
        new("session_missing", null, "The browser has no session for this request"),
        texts => texts.SessionMissing);

    public static IResult SessionExpired(HttpRequest request) => Of(
        request,
        null,
        StatusCodes.Status403Forbidden,
        new("session_expired", null, "The session has expired"),
        texts => texts.SessionMissing);

    public static IResult AlreadyUsed(HttpRequest request, Box box, string code) => Of(
        request, box, StatusCodes.Status409Conflict, new(code, "id", "The id was used before"), texts => texts.AlreadyUsed);

    public static IResult RefreshUnknown(HttpRequest request, Box box) => Of(
        request,
        box,
        StatusCodes.Status404NotFound,
        new("refresh_unknown", "ref", "A refresh needs version 2.0, and an id of at most 64 characters"));
}
