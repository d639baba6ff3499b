namespace Icaro.LoginApiCrypto.Login;

internal static class LoginAnswer
{
    /// <param name="request">For the language.</param>
    /// <param name="box">Whose page it is.</param>
    /// <param name="session">Whose form it is.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="problem">What was wrong with the form that was submitted before.</param>
    /// <param name="language">That the guest chose.</param>
    public static PageAnswer<LoginPage, LoginModel> Of(
        HttpRequest request,
        Box box,
        LoginSession session,
        int status = StatusCodes.Status200OK,
        Func<PageTexts, string>? problem = null,
        string? language = null)
    {
        var texts = PageLanguage.Of(request, box, language);
        var model = LoginModel.Of(box, session, texts, problem?.Invoke(texts));
        return new(model, status, model.PmsUrl is null ? null : new Uri(model.PmsUrl).GetLeftPart(UriPartial.Authority));
    }
}
