using System.Runtime.CompilerServices;

namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>The rules for the fields of a box.</summary>
internal static class BoxFields
{
    private const int MaxUrl = 2048;
    private const int MaxName = 32;
    private const int MaxLogo = 48 * 1024;

    private static readonly string[] LogoTypes = ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/webp;base64,"];

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Accepts an empty text, which removes the URL.</summary>
    public static FieldCheck WebAddress(this FieldCheck check, string? value, [CallerArgumentExpression(nameof(value))] string field = "")
    {
        check.Optional(value, MaxUrl, field);
        if (string.IsNullOrEmpty(value))
            return check;

        var isWebAddress = Uri.TryCreate(value, UriKind.Absolute, out var url)
            && url is { Scheme: "http" or "https", UserInfo: "", Fragment: "" }
            && !value.AsSpan().ContainsAnyExceptInRange('!', '~');
        return check.Check(isWebAddress, field, "is not an absolute http or https URL, without user name and fragment");
    }

    public static FieldCheck Version(this FieldCheck check, string? value) => check.Check(
        value is null || (LapiVersion.TryParse(value, out var version) && version.IsKnown), nameof(Version), "is not 1.x or 2.x");

    public static FieldCheck ParameterName(
        this FieldCheck check, string? value, [CallerArgumentExpression(nameof(value))] string field = "") =>
        check.Check(
            value is null || (value.Length is > 0 and <= MaxName && !value.AsSpan().ContainsAnyExcept(NameCharacters)),
            field,
            $"is not up to {MaxName} letters, digits, - and _");

    public static FieldCheck OneOf(
        this FieldCheck check, string? value, string[] values, [CallerArgumentExpression(nameof(value))] string field = "") =>
        check.Check(value is null || values.Contains(value), field, $"is not one of {string.Join(", ", values)}");

    public static FieldCheck LogonTypes(this FieldCheck check, List<string>? values) =>
        check.Subset(values, LogonType.All, nameof(LogonTypes)).Check(values is not [], nameof(LogonTypes), "is empty");

    public static FieldCheck PmsFields(this FieldCheck check, List<string>? values) =>
        check.Subset(values, PmsData.FieldNames, nameof(PmsFields));

    public static FieldCheck PmsInputs(this FieldCheck check, List<string>? values) =>
        check.Subset(values, PmsInput.All, nameof(PmsInputs));

    public static FieldCheck RefreshPages(this FieldCheck check, Dictionary<string, string>? pages)
    {
        check.Check(pages is null || pages.Count <= 100, nameof(RefreshPages), "has more than 100 entries");
        foreach (var (refreshId, page) in pages ?? [])
        {
            check.ParameterName(refreshId, nameof(RefreshPages));
            if (page is not (RefreshPage.Login or RefreshPage.Status))
                check.Check(!string.IsNullOrEmpty(page), nameof(RefreshPages), "has an empty page").WebAddress(page, nameof(RefreshPages));
        }

        return check;
    }

    public static FieldCheck Texts(this FieldCheck check, Dictionary<string, BoxTexts>? texts)
    {
        foreach (var (language, text) in texts ?? [])
        {
            check.OneOf(language, Languages.All, nameof(Texts))
                .Optional(text?.Title, 200, nameof(Texts))
                .Optional(text?.Intro, 2000, nameof(Texts))
                .Optional(text?.Terms, 20_000, nameof(Texts));
        }

        return check;
    }

    public static FieldCheck Logo(this FieldCheck check, string? value)
    {
        check.Optional(value, MaxLogo, nameof(Logo));
        var type = Array.Find(LogoTypes, type => value?.StartsWith(type, StringComparison.Ordinal) is true);
        var isImage = type is not null && System.Buffers.Text.Base64.IsValid(value.AsSpan(type.Length));
        return check.Check(string.IsNullOrEmpty(value) || isImage, nameof(Logo), "is not a PNG, JPEG or WebP image as a data: URL");
    }

    public static FieldCheck Language(this FieldCheck check, string? value) => check.OneOf(value, Languages.All, nameof(Language));

    public static FieldCheck Secret(this FieldCheck check, string? value) => check.Check(
        value is null || BoxSecret.IsWellFormed(value),
        nameof(Secret),
        $"is not {LapiLimits.MinSecret} to {LapiLimits.MaxSecret} printable ASCII characters");

    public static FieldCheck DecisionSecret(this FieldCheck check, string? value) => check.Check(
        string.IsNullOrEmpty(value) || WebhookSignature.IsSecret(value),
        nameof(DecisionSecret),
        "is not a Standard Webhooks secret: base64 of 24 to 64 bytes, with or without whsec_");

    private static FieldCheck Subset(this FieldCheck check, List<string>? values, string[] all, string field) => check
        .Check(values is null || values.All(all.Contains), field, $"has others than {string.Join(", ", all)}")
        .Check(values is null || values.Distinct().Count() == values.Count, field, "names one twice");
}
