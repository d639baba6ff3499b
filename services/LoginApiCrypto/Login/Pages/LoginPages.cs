namespace Icaro.LoginApiCrypto.Login.Pages;

internal static class LoginPages
{
    /// <param name="request">Determines the language.</param>
    /// <param name="box">The box of the session.</param>
    /// <param name="session">The session of the form.</param>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="problem">The error of the form that was submitted before.</param>
    /// <param name="language">The language that the guest chose.</param>
    public static PageResult<LoginPage> Login(
        HttpRequest request,
        Box box,
        LoginSession session,
        int status = StatusCodes.Status200OK,
        Func<PageTexts, string>? problem = null,
        string? language = null)
    {
        var texts = PageLanguage.Of(request, box, language);
        var model = LoginModel.Of(box, session, texts, problem?.Invoke(texts));
        return new(
            new Dictionary<string, object?> { [nameof(LoginPage.Model)] = model },
            status,
            scripts: model.Pms is null
                ? null
                : $"script-src 'self' {new Uri(model.Pms.Url).GetLeftPart(UriPartial.Authority)}; connect-src 'self'");
    }

    public static PageResult<MessagePage> Message(MessageModel model, int status = StatusCodes.Status200OK) =>
        new(new Dictionary<string, object?> { [nameof(MessagePage.Model)] = model }, status);
}
