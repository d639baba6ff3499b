namespace Icaro.LoginApiCrypto.Login.Pages;

internal static class PageLanguage
{
    /// <summary>The language that the guest chose, else that of the browser, else that of the box.</summary>
    public static PageTexts Of(HttpRequest request, Box? box, string? chosen = null) =>
        PageTexts.Of(
            Known(chosen)
            ?? Known(request.Query["lang"].ToString())
            ?? Known(request.Cookies[SessionCookie.LanguageName])
            ?? Accepted(request)
            ?? box?.Language
            ?? "en");

    private static string? Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => Known(language.Value.Value?.Split('-')[0]))
        .FirstOrDefault(language => language is not null);

    private static string? Known(string? language) => Array.Find(Languages.All, known => known == language);
}
