namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>A Standard Webhooks secret: <c>whsec_</c> and 24 to 64 bytes in base64.</summary>
internal static class SigningSecret
{
    private const string Prefix = "whsec_";
    private const int NewLength = 32;
    private const int MinLength = 24;
    private const int MaxLength = 64;

    public static string Create() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewLength));

    public static string WithPrefix(string text) => text.StartsWith(Prefix, StringComparison.Ordinal) ? text : Prefix + text;

    public static bool IsWellFormed(string text)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length)
            && length >= MinLength;
    }
}
