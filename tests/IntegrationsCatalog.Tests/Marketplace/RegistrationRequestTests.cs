using System.Diagnostics;

namespace Icaro.IntegrationsCatalog.Tests.Marketplace;

public sealed class RegistrationRequestTests
{
    private static readonly (string Secret, string ApiKey)[] Vectors =
    [
        ("key", "The quick brown fox jumps over the lazy dog"),
        ("a", "b"),
        ("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210"),
        (new string('k', 64), "exactly a block"),
        (new string('k', 65), "longer than a block"),
        (new string('k', 300), new string('m', 3000)),
        ("schlüssel", "ключ"),
        ("with space and 'quotes' \" $HOME", "%00\\n&=+"),
    ];

    [Fact]
    public async Task The_token_is_what_openssl_makes_of_secret_and_key()
    {
        foreach (var (secret, apiKey) in Vectors)
            Assert.Equal(await OpensslAsync(secret, apiKey), RegistrationRequest.Sign(secret, apiKey));
    }

    [Fact]
    public async Task Modules_read_one_form_or_the_other()
    {
        var request = new RegistrationRequest("token", "k&y", "https://wifi.example");

        Assert.Equal(
            "register=%7B%22token%22%3A%22token%22%2C%22apiKey%22%3A%22k%5Cu0026y%22%2C%22systemUrl%22%3A%22https%3A%2F%2Fwifi.example%22%7D",
            await request.ToForm("json").ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            "register%5Btoken%5D=token&register%5BapiKey%5D=k%26y&register%5BsystemUrl%5D=https%3A%2F%2Fwifi.example",
            await request.ToForm("brackets").ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> OpensslAsync(string secret, string apiKey)
    {
        var start = new ProcessStartInfo("openssl") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["dgst", "-sha256", "-r", "-mac", "HMAC", "-macopt", $"hexkey:{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret))}"])
            start.ArgumentList.Add(argument);
        using var openssl = Process.Start(start)!;
        await openssl.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(apiKey), TestContext.Current.CancellationToken);
        openssl.StandardInput.Close();
        var output = await openssl.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await openssl.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, openssl.ExitCode);
        return output.Split(' ')[0];
    }
}
