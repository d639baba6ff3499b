using System.Security.Cryptography;

namespace Icaro.Api;

/// <summary>
/// Cryptographically random bytes, drawn from the system in blocks of 4 KiB per thread: a system call for each nonce or id
/// takes longer than encrypting a short message with it.
/// </summary>
public static class RandomPool
{
    private const int BlockLength = 4096;

    [ThreadStatic]
    private static byte[]? _block;

    [ThreadStatic]
    private static int _left;

    /// <summary>A random id of 128 bits.</summary>
    public static Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        return new(bytes);
    }

    /// <param name="bytes">At most 4 KiB. No byte is given out twice, or kept after it was given out.</param>
    public static void Fill(Span<byte> bytes)
    {
        var block = _block ??= new byte[BlockLength];
        if (_left < bytes.Length)
        {
            RandomNumberGenerator.Fill(block);
            _left = block.Length;
        }

        var unused = block.AsSpan(block.Length - _left, bytes.Length);
        unused.CopyTo(bytes);
        unused.Clear();
        _left -= bytes.Length;
    }
}
