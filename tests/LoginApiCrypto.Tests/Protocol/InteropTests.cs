namespace Icaro.LoginApiCrypto.Tests.Protocol;

/// <summary>Other people's cryptography reads what we write, and the other way round.</summary>
public sealed class InteropTests : IDisposable
{
    private const string Php =
        """
        function b64($x) { return rtrim(strtr(base64_encode($x), '+/', '-_'), '='); }
        function unb64($x) { return base64_decode(strtr($x, '-_', '+/')); }
        [, $secret, $what, $text] = $argv;
        $key = hash('sha256', $secret, true);
        if ($what === 'seal') {
            $iv = random_bytes(16);
            $lapi = b64($iv . openssl_encrypt($text, 'aes-256-cbc', $key, OPENSSL_RAW_DATA, $iv));
            echo $lapi, ' ', b64(hash_hmac('sha256', $lapi, $secret, true));
        } else {
            $bytes = unb64($text);
            echo openssl_decrypt(substr($bytes, 16), 'aes-256-cbc', $key, OPENSSL_RAW_DATA, substr($bytes, 0, 16));
            echo ' ', b64(hash_hmac('sha256', $text, $secret, true));
        }
        """;

    private readonly BoxSecret _secret = new(Vectors.Secret);

    private static string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Vectors.Secret)));

    private static string SecretHex => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Vectors.Secret));

    [Fact]
    public async Task Openssl_encrypts_what_we_open()
    {
        var iv = RandomNumberGenerator.GetBytes(16);
        var encrypted = await OpensslAsync(Encoding.UTF8.GetBytes(Vectors.Text), "enc", "-aes-256-cbc", "-K", Key, "-iv", Convert.ToHexStringLower(iv));
        var lapi = Base64Url.EncodeToString([.. iv, .. encrypted]);
        var si = Base64Url.EncodeToString(await HmacAsync(lapi));

        Assert.Equal(Vectors.Text, LapiOpen.Open(_secret, LapiMode.Encrypted, lapi, si).Text);
    }

    [Fact]
    public async Task Openssl_opens_what_we_encrypt()
    {
        var (lapi, si) = LapiSeal.Seal(_secret, LapiMode.Encrypted, Vectors.Text);
        var bytes = Base64Url.DecodeFromChars(lapi);

        var opened = await OpensslAsync(bytes[16..], "enc", "-d", "-aes-256-cbc", "-K", Key, "-iv", Convert.ToHexStringLower(bytes[..16]));

        Assert.Equal(Vectors.Text, Encoding.UTF8.GetString(opened));
        Assert.Equal(si, Base64Url.EncodeToString(await HmacAsync(lapi)));
    }

    [Fact]
    public async Task PHP_encrypts_what_we_open_and_opens_what_we_encrypt()
    {
        Assert.SkipUnless(Programs.Has("php"), "php-cli is not installed");

        var sealedByPhp = Encoding.UTF8.GetString(await Programs.RunAsync("php", [], "-r", Php, "--", Vectors.Secret, "seal", Vectors.Text)).Split(' ');
        Assert.Equal(Vectors.Text, LapiOpen.Open(_secret, LapiMode.Encrypted, sealedByPhp[0], sealedByPhp[1]).Text);

        var (lapi, si) = LapiSeal.Seal(_secret, LapiMode.Encrypted, Vectors.Text);
        var opened = Encoding.UTF8.GetString(await Programs.RunAsync("php", [], "-r", Php, "--", Vectors.Secret, "open", lapi));
        Assert.Equal($"{Vectors.Text} {si}", opened);
    }

    public void Dispose() => _secret.Dispose();

    private static Task<byte[]> HmacAsync(string message) =>
        OpensslAsync(Encoding.ASCII.GetBytes(message), "dgst", "-sha256", "-mac", "HMAC", "-macopt", $"hexkey:{SecretHex}", "-binary");

    private static Task<byte[]> OpensslAsync(byte[] input, params string[] arguments) => Programs.RunAsync("openssl", input, arguments);
}
