namespace Icaro.LoginApiCrypto.Protocol;

internal static class LapiLimits
{
    /// <summary>Characters of a URL; boxes and browsers cut off longer ones.</summary>
    public const int MaxUrl = 8000;

    /// <summary>More fields than any message has.</summary>
    public const int MaxFields = 64;

    public const int MinSecret = 16;
    public const int MaxSecret = 128;
}
