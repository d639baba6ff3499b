using System.Text;

namespace Icaro.Iacbox.Wire;

/// <summary>
/// The box's own end of the cryptography, written plainly from the document and on purpose not shared with the service
/// that it is to test.
/// </summary>
internal sealed class BoxCipher(IOptionsMonitor<BoxOptions> options)
{
    private byte[] Secret => Encoding.ASCII.GetBytes(options.CurrentValue.Secret);

    private byte[] Key => SHA256.HashData(Secret);

    public (string Lapi, string Si) Seal(string text) =>
        options.CurrentValue.Encrypted ? Encrypt(text) : SignClear(text);

    public (string Lapi, string Si) Encrypt(string text)
    {
        using var aes = Aes.Create();
        aes.Key = Key;
        aes.GenerateIV();
        var lapi = ToText([.. aes.IV, .. aes.EncryptCbc(Encoding.UTF8.GetBytes(text), aes.IV)]);
        return (lapi, ToText(HMACSHA256.HashData(Secret, Encoding.ASCII.GetBytes(lapi))));
    }

    /// <exception cref="RefusedException">It is not genuine.</exception>
    public string Open(string lapi, string si)
    {
        if (!options.CurrentValue.Encrypted)
            return OpenClear(lapi, si);

        if (!Same(ToText(HMACSHA256.HashData(Secret, Encoding.ASCII.GetBytes(lapi))), si))
            throw new RefusedException("si is not the signature of lapi");

        var bytes = FromText(lapi);
        using var aes = Aes.Create();
        aes.Key = Key;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(aes.DecryptCbc(bytes.AsSpan(16), bytes.AsSpan(0, 16)));
        }
        catch (Exception malformed) when (malformed is CryptographicException or ArgumentException)
        {
            throw new RefusedException("lapi cannot be decrypted");
        }
    }

    private (string Lapi, string Si) SignClear(string text)
    {
        var message = Encoding.UTF8.GetBytes(text);
        if (options.CurrentValue.IsUnsalted)
            return (ToText(message), ToText(HMACSHA256.HashData(Secret, message)));

        var salt = RandomNumberGenerator.GetBytes(8);
        return (ToText(message), $"{ToText(salt)}${ToText(HMACSHA256.HashData((byte[])[.. salt, .. Secret], message))}");
    }

    private string OpenClear(string lapi, string si)
    {
        var message = FromText(lapi);
        var parts = si.Split('$');
        byte[] salt = parts.Length == 2 ? FromText(parts[0]) : [];
        if (parts.Length == 2 == options.CurrentValue.IsUnsalted)
            throw new RefusedException("si has the form of another version");
        if (!Same(ToText(HMACSHA256.HashData((byte[])[.. salt, .. Secret], message)), parts[^1]))
            throw new RefusedException("si is not the signature of lapi");

        return Encoding.UTF8.GetString(message);
    }

    private static string ToText(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] FromText(string text)
    {
        try
        {
            if (text.AsSpan().ContainsAny("+/= \n"))
                throw new FormatException();
            return Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (text.Length % 4)) % 4));
        }
        catch (FormatException)
        {
            throw new RefusedException("lapi or si is not base64url without padding");
        }
    }

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
