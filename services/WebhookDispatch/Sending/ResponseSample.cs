using System.Text;
using System.Text.RegularExpressions;
using Icaro.Contracts;
using Icaro.ServiceDefaults.Sealing;

namespace Icaro.WebhookDispatch.Sending;

/// <summary>The beginning of an answer, for operators: without the secrets that the platform may have repeated.</summary>
internal static partial class ResponseSample
{
    /// <summary>Characters.</summary>
    private const int MaxLength = 4096;

    private const string Hidden = "[hidden]";

    /// <returns>Null for an empty answer.</returns>
    public static byte[]? Seal(KeyRing keys, ReadOnlyMemory<byte> body, EndpointSecrets secrets)
    {
        if (body.IsEmpty)
            return null;

        var text = Hide(Hide(Encoding.UTF8.GetString(body.Span), secrets.Token), secrets.SigningSecret);
        text = TokensAndDigests().Replace(text, Hidden);
        return keys.Seal(text[..Math.Min(text.Length, MaxLength)], SealPurpose.ResponseSample);
    }

    public static string Open(KeyRing keys, byte[] sealedSample) => keys.OpenText(sealedSample, SealPurpose.ResponseSample);

    private static string Hide(string text, string secret) =>
        secret.Length > 0 ? text.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase) : text;

    /// <summary>The body's api token has 64 hex digits, its password digests have 32.</summary>
    [GeneratedRegex("[0-9A-Fa-f]{32,}")]
    private static partial Regex TokensAndDigests();
}
