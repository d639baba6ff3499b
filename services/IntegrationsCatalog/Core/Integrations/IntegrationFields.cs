using System.Runtime.CompilerServices;

namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>The rules for the fields of an integration.</summary>
internal static class IntegrationFields
{
    // The token is sent as the value of an HTTP header.
    private static readonly SearchValues<char> HeaderCharacters =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)]);

    public static FieldCheck WebhookToken(
        this FieldCheck check, string? value, [CallerArgumentExpression(nameof(value))] string field = "") => check
            .Optional(value, 250, field)
            .Check(!value.AsSpan().ContainsAnyExcept(HeaderCharacters), field, "contains more than printable ASCII");

    public static FieldCheck SigningSecret(
        this FieldCheck check, string? value, [CallerArgumentExpression(nameof(value))] string field = "")
    {
        var isUsable = string.IsNullOrEmpty(value) || Model.SigningSecret.IsWellFormed(value);
        return check.Check(isUsable, field, "is not whsec_ and 24 to 64 bytes in base64");
    }
}
