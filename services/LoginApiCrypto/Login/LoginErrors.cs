namespace Icaro.LoginApiCrypto.Login;

/// <summary>Answers what cannot be served: people with a page, programs with JSON, both with the code.</summary>
internal static class Refusal
{
    public static IResult Of(HttpRequest request, Box? box, int status, LapiErrorAnswer error, Func<PageTexts, string>? text = null)
    {
        if (!AcceptsHtml(request))
            return error.ToResult(status);

        var texts = PageLanguage.Of(request, box);
        return new PageAnswer<MessagePage, MessageModel>(
            MessageModel.Error(texts, box, text is null ? texts.Unusable : text(texts), error.Code), status);
    }

    public static IResult Of(HttpRequest request, ReceivedLapi refused) => Of(request, refused.Box?.Row, refused.Status, refused.Error!);

    public static IResult SessionMissing(HttpRequest request, Box? box = null) => Of(
        request,
        box,
        StatusCodes.Status403Forbidden,
        new("session_missing", null, "There is no session of this browser that it could belong to"),
        texts => texts.SessionMissing);

    public static IResult SessionExpired(HttpRequest request) => Of(
        request, null, StatusCodes.Status403Forbidden, new("session_expired", null, "The session is over"), texts => texts.SessionMissing);

    public static IResult AlreadyUsed(HttpRequest request, Box box, string code) => Of(
        request, box, StatusCodes.Status409Conflict, new(code, "id", "The id was used before"), texts => texts.AlreadyUsed);

    public static bool AcceptsHtml(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
