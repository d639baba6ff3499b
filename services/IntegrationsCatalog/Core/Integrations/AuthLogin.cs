namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>
/// Signs an account in at a platform without a password: its user name and password digest, encrypted with the platform's token.
/// </summary>
/// <param name="Ciphertext">Base64 of AES-CFB128 under the token.</param>
/// <param name="Iv">Base64.</param>
internal sealed record AuthLogin(string Ciphertext, string Iv)
{
    private const int BlockLength = 16;

    /// <summary>For platforms that receive no password hashes, a token that is no AES key, and callers without a password.</summary>
    public static readonly AuthLogin None = new("", "");

    public static AuthLogin For(LoginAccount? account, Integration integration)
    {
        var webhookToken = integration.WebhookToken;
        if (!integration.SendsPasswordHash || account is null)
            return None;
        if (webhookToken.Length is not (16 or 24 or 32) || !Ascii.IsValid(webhookToken))
            return None;

        using var aes = Aes.Create();
        aes.Key = Encoding.ASCII.GetBytes(webhookToken);
        var iv = RandomNumberGenerator.GetBytes(BlockLength);
        var ciphertext = EncryptCfb128(aes, iv, $"username={account.Username}&password={account.PasswordDigest}");
        return new(Convert.ToBase64String(ciphertext), Convert.ToBase64String(iv));
    }

    /// <summary>.NET encrypts whole blocks in this mode. The padding is removed, since CFB is a stream cipher.</summary>
    private static ReadOnlySpan<byte> EncryptCfb128(Aes aes, byte[] iv, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var blocks = new byte[(length + BlockLength - 1) / BlockLength * BlockLength];
        Encoding.UTF8.GetBytes(text, blocks);
        return aes.EncryptCfb(blocks, iv, PaddingMode.None, feedbackSizeInBits: 8 * BlockLength).AsSpan(0, length);
    }
}
