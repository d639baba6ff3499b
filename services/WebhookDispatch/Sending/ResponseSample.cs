using System.Text.RegularExpressions;

namespace Icaro.WebhookDispatch.Sending;

/// <summary>The beginning of a response, for operators. The webhook and the secrets, which platforms often echo, are hidden.</summary>
internal static partial class ResponseSample
{
    /// <summary>Characters.</summary>
    private const int MaxLength = 4096;

    private const string Hidden = "[hidden]";

    /// <returns>Null for an empty response.</returns>
    public static byte[]? Seal(KeyRing keys, ReadOnlyMemory<byte> response, ReadOnlySpan<byte> webhook, IEnumerable<string> secrets)
    {
        if (response.IsEmpty)
            return null;

        var text = Encoding.UTF8.GetString(response.Span);
        text = Hide(text, Encoding.UTF8.GetString(webhook));
        text = secrets.Aggregate(text, Hide);
        text = TokensAndDigests().Replace(text, Hidden);
        return keys.Seal(text[..Math.Min(text.Length, MaxLength)], SealPurpose.ResponseSample);
    }

    public static string Open(KeyRing keys, byte[] sealedSample) => keys.OpenText(sealedSample, SealPurpose.ResponseSample);

    private static string Hide(string text, string secret) =>
        secret.Length > 0 ? text.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase) : text;

    /// <summary>Matches parts of an echoed webhook: its API token has 64 hex digits, its password digests have 32.</summary>
    [GeneratedRegex("[0-9A-Fa-f]{32,}")]
    private static partial Regex TokensAndDigests();
}
