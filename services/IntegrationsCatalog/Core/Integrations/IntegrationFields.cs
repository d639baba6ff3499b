using System.Runtime.CompilerServices;

namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>The rules for the fields of an integration.</summary>
internal static class IntegrationFields
{
    private const int MaxUrlLength = 2048;

    // The token travels as the value of an HTTP header.
    private static readonly SearchValues<char> HeaderCharacters =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)]);

    /// <summary>An empty URL is none.</summary>
    public static FieldCheck Url(this FieldCheck check, string? value, [CallerArgumentExpression(nameof(value))] string field = "")
    {
        check.Optional(value, MaxUrlLength, field);
        if (string.IsNullOrEmpty(value) || check.Fault is not null)
            return check;

        var isWebAddress = Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        return check
            .Check(isWebAddress, field, "is not an absolute http or https URL")
            .Check(!isWebAddress || url!.UserInfo is "", field, "contains a user name or password");
    }

    public static FieldCheck WebhookToken(
        this FieldCheck check, string? value, [CallerArgumentExpression(nameof(value))] string field = "") => check
            .Optional(value, 200, field)
            .Check(!value.AsSpan().ContainsAnyExcept(HeaderCharacters), field, "contains more than printable ASCII");

    public static FieldCheck SigningSecret(
        this FieldCheck check, string? value, [CallerArgumentExpression(nameof(value))] string field = "")
    {
        var isUsable = string.IsNullOrEmpty(value) || Integrations.SigningSecret.IsWellFormed(value);
        return check.Check(isUsable, field, "is not whsec_ and 24 to 64 bytes in base64");
    }
}
