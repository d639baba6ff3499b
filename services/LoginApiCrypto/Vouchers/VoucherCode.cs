namespace Icaro.LoginApiCrypto.Vouchers;

/// <summary>Codes that people can read aloud: twelve letters and digits in groups of four, without characters that look alike.</summary>
internal static class VoucherCode
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 12;
    private const int MaxTyped = 64;

    /// <summary>60 random bits.</summary>
    public static string Create()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    /// <summary>The hash of the code, ignoring case, spaces and hyphens.</summary>
    public static byte[] Hash(int boxId, string typed)
    {
        var code = string.Concat(typed.Take(MaxTyped).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return SHA256.HashData(Encoding.ASCII.GetBytes($"{boxId} {code}"));
    }
}
