using System.Net.Http.Headers;

namespace Icaro.IntegrationsCatalog.Partners.ApiKeys;

/// <summary>The header <c>Authorization: Basic base64(organization:key)</c>, as RFC 7617 has it.</summary>
internal sealed record BasicCredentials(string OrganizationId, string Key)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null for anything else.</returns>
    public static BasicCredentials? Parse(string header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value)
            || !value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || value.Parameter is null)
            return null;

        try
        {
            var text = StrictUtf8.GetString(Convert.FromBase64String(value.Parameter));
            return text.Split(':', 2) is [var organizationId, var key] ? new(organizationId, key) : null;
        }
        catch (Exception malformed) when (malformed is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
