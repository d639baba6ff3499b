namespace Icaro.LoginApiCrypto.Protocol;

/// <summary>What a box is known by: digits, such as 2016010103.</summary>
internal static class RegistrationNumber
{
    public const int MaxLength = 20;

    public static bool IsWellFormed(string text) => text.Length is > 0 and <= MaxLength && text.All(char.IsAsciiDigit);
}
