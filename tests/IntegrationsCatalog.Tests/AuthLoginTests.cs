using System.Security.Cryptography;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class AuthLoginTests(CatalogApplication catalog)
{
    [Theory]
    [InlineData("16-characters-!!")]
    [InlineData("24-characters-as-a-token")]
    [InlineData("32-characters-in-a-webhook-token")]
    public async Task A_platform_reads_with_its_token_who_comes(string token)
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.AddIntegrationAsync(token);

        var integration = await FindAsync(admin, id);

        Assert.Equal($"username=admin&password={CatalogApplication.AdminPasswordDigest}", Decrypt(integration, token));
    }

    [Fact]
    public async Task Who_comes_is_whoever_asks()
    {
        const string Token = "16-characters-!!";
        var admin = await catalog.AsAdminAsync();
        var username = Application.Directory.NewName("reseller");
        var resellerId = await admin.CreateAsync(
            "/api/accounts", new { type = "reseller", name = "n", username, password = CatalogApplication.AdminPassword });
        var reseller = await catalog.LoginAsync(username, CatalogApplication.AdminPassword);
        var id = await admin.AddIntegrationAsync(Token);
        await admin.GrantAsync(resellerId, id);

        var integration = await FindAsync(reseller, id);

        Assert.Equal($"username={username}&password={CatalogApplication.AdminPasswordDigest}", Decrypt(integration, Token));
    }

    [Fact]
    public async Task No_two_answers_are_encrypted_alike()
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.AddIntegrationAsync("16-characters-!!");

        var (first, second) = (await FindAsync(admin, id), await FindAsync(admin, id));

        Assert.NotEqual(first.GetProperty("auth_login_url").GetString(), second.GetProperty("auth_login_url").GetString());
        Assert.NotEqual(first.GetProperty("iv_array").GetString(), second.GetProperty("iv_array").GetString());
    }

    [Fact]
    public async Task A_token_that_is_no_AES_key_leaves_the_login_empty_and_the_list_whole()
    {
        var admin = await catalog.AsAdminAsync();
        var odd = await admin.AddIntegrationAsync("27-characters-as-documented");
        var even = await admin.AddIntegrationAsync("32-characters-in-a-webhook-token");

        Assert.Equal("", (await FindAsync(admin, odd)).GetProperty("auth_login_url").GetString());
        Assert.Equal("", (await FindAsync(admin, odd)).GetProperty("iv_array").GetString());
        Assert.NotEqual("", (await FindAsync(admin, even)).GetProperty("auth_login_url").GetString());
    }

    [Fact]
    public async Task A_platforms_token_gets_nobodys_login()
    {
        var one = await Switchable.CreateAsync(catalog);
        var platform = await catalog.AddTokenAsync(one.CustomerId, TokenTypes.Api, "full", expires: null);

        var integration = (await platform.GetAsync("/api/integrations")).Json[0];

        Assert.Equal("", integration.GetProperty("auth_login_url").GetString());
        Assert.Equal("", integration.GetProperty("iv_array").GetString());
    }

    [Fact]
    public async Task Whoever_asks_beside_others_gets_its_own_login_or_none()
    {
        var one = await Switchable.CreateAsync(catalog);
        var admin = await catalog.AsAdminAsync();
        const string Token = "32-characters-in-a-webhook-token";
        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/integrations/{one.IntegrationId}", new { webhook_token = Token }));
        var platform = await catalog.AddTokenAsync(one.CustomerId, TokenTypes.Api, "full", expires: null);
        var customer = await catalog.AddTokenAsync(one.CustomerId, TokenTypes.Login, "full", expires: null);
        List<Caller> callers = [.. Enumerable.Repeat<Caller[]>([admin, one.Reseller, platform, customer], 10).SelectMany(four => four)];

        var integrations = await Task.WhenAll(callers.Select(caller => FindAsync(caller, one.IntegrationId)));

        var logins = callers.Zip(integrations, (caller, integration) => (caller, Login: Decrypt(integration, Token).Split('&')[0])).ToLookup(
            pair => pair.caller, pair => pair.Login);
        Assert.All(logins[admin], login => Assert.Equal("username=admin", login));
        Assert.All(logins[platform], login => Assert.Equal("", login));
        Assert.Single(logins[one.Reseller].Distinct(), login => login.StartsWith("username=reseller-", StringComparison.Ordinal));
        Assert.Single(logins[customer].Distinct(), login => login.StartsWith("username=customer-", StringComparison.Ordinal));
    }

    private static async Task<JsonElement> FindAsync(Caller admin, int id) => (await admin.GetAsync("/api/integrations")).Item(id);

    /// <summary>CFB with a feedback of 128 bits by its definition: each block is masked with the cipher of the one before.</summary>
    private static string Decrypt(JsonElement integration, string token)
    {
        using var aes = Aes.Create();
        aes.Key = Encoding.ASCII.GetBytes(token);
        var ciphertext = integration.GetProperty("auth_login_url").GetBytesFromBase64();
        var before = integration.GetProperty("iv_array").GetBytesFromBase64();

        List<byte> plaintext = [];
        foreach (var block in ciphertext.Chunk(16))
        {
            var mask = aes.EncryptEcb(before, PaddingMode.None);
            plaintext.AddRange(block.Select((octet, index) => (byte)(octet ^ mask[index])));
            before = block;
        }

        return Encoding.UTF8.GetString([.. plaintext]);
    }
}
