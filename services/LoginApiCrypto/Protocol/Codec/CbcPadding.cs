namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>Checks PKCS #7 padding in constant time.</summary>
internal static class CbcPadding
{
    /// <param name="message">At least one block.</param>
    /// <param name="length">The length of the message without padding.</param>
    public static bool TryRemove(ReadOnlySpan<byte> message, out int length)
    {
        int padding = message[^1];
        var wrong = (padding - 1) & ~(SecretCipher.BlockLength - 1);
        for (var back = 1; back <= SecretCipher.BlockLength; back++)
        {
            // All ones while the byte belongs to the padding, else zero.
            var counts = (back - padding - 1) >> 31;
            wrong |= (message[^back] ^ padding) & counts;
        }

        length = message.Length - Math.Min(padding, message.Length);
        return wrong == 0;
    }
}
