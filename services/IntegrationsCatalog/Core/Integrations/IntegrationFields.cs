using System.Runtime.CompilerServices;

namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>The rules for the fields of an integration.</summary>
internal static partial class IntegrationFields
{
    private const int MaxLogoUrl = 2048;

    /// <summary>Characters, enough for a picture of 64 KiB in base64. Lists of integrations contain all logos.</summary>
    private const int MaxLogoData = 100_000;

    // The token is sent as the value of an HTTP header.
    private static readonly SearchValues<char> HeaderCharacters =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)]);

    public static FieldCheck WebhookToken(
        this FieldCheck check, string? value, [CallerArgumentExpression(nameof(value))] string field = "") => check
            .Optional(value, 250, field)
            .Check(!value.AsSpan().ContainsAnyExcept(HeaderCharacters), field, "contains more than printable ASCII");

    /// <summary>Accepts the address of a picture, or the picture itself as a data URI.</summary>
    public static FieldCheck Logo(
        this FieldCheck check, string? value, [CallerArgumentExpression(nameof(value))] string field = "") =>
        value?.StartsWith("data:", StringComparison.OrdinalIgnoreCase) is true
            ? check
                .Optional(value, MaxLogoData, field)
                .Check(LogoData.IsMatch(value), field, "is a data URI, but no image in base64")
            : check.Optional(value, MaxLogoUrl, field);

    public static FieldCheck SigningSecret(
        this FieldCheck check, string? value, [CallerArgumentExpression(nameof(value))] string field = "")
    {
        var isUsable = string.IsNullOrEmpty(value) || Model.SigningSecret.IsWellFormed(value);
        return check.Check(isUsable, field, "is not whsec_ and 24 to 64 bytes in base64");
    }

    [GeneratedRegex(@"\Adata:image/[a-z0-9.+-]+;base64,[A-Za-z0-9+/]+={0,2}\z", RegexOptions.IgnoreCase)]
    private static partial Regex LogoData { get; }
}
