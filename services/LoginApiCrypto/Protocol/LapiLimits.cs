namespace Icaro.LoginApiCrypto.Protocol;

internal static class LapiLimits
{
    /// <summary>Characters of a URL; boxes and browsers truncate longer ones.</summary>
    public const int MaxUrl = 8000;

    /// <summary>More fields than any message has.</summary>
    public const int MaxFields = 64;

    public const int MinSecret = 16;
    public const int MaxSecret = 128;
}

/// <summary>The identifier of a box: digits, such as 2016010103.</summary>
internal static class RegistrationNumber
{
    public const int MaxLength = 20;

    public static bool IsWellFormed(string text) => text.Length is > 0 and <= MaxLength && text.All(char.IsAsciiDigit);
}
