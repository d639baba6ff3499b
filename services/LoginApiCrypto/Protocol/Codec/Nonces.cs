namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>Random bytes for IVs and salts. Each is handed out once; they are drawn by the page, since each draw is a system call.</summary>
internal static class Nonces
{
    private const int PageLength = 4096;

    [ThreadStatic]
    private static byte[]? _page;

    [ThreadStatic]
    private static int _left;

    public static void Fill(Span<byte> nonce)
    {
        var page = _page ??= new byte[PageLength];
        if (_left < nonce.Length)
        {
            RandomNumberGenerator.Fill(page);
            _left = page.Length;
        }

        var unused = page.AsSpan(page.Length - _left, nonce.Length);
        unused.CopyTo(nonce);
        unused.Clear();
        _left -= nonce.Length;
    }
}
