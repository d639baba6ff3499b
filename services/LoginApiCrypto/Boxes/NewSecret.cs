namespace Icaro.LoginApiCrypto.Boxes;

internal static class NewSecret
{
    /// <summary>32 characters, 192 bits, of the kind that boxes make themselves.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
}
