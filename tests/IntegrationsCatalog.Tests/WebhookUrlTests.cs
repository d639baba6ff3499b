namespace Icaro.IntegrationsCatalog.Tests;

/// <summary>Whether a URL is fit to be called is said when it is saved, as far as it can be said without asking the DNS.</summary>
[Collection(nameof(SharedCatalog))]
public sealed class WebhookUrlTests(CatalogApplication catalog)
{
    private static readonly Answer Inner = Answer.Message(400, "webhook_url leads to an address that is not on the public internet");

    public static TheoryData<string> InnerUrls =>
    [
        "http://10.0.0.1/", "http://172.16.0.1/", "https://192.168.1.1/hook", "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/",
        "http://0.0.0.0/", "http://0/", "http://224.0.0.1/", "http://255.255.255.255/", "http://192.0.2.1/", "http://167772161/", "http://0xa000001/",
        "http://012.0.0.1/", "http://10.1/", "http://10.0.0.1./", "http://[::]/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:8.8.8.8]/",
        "http://[64:ff9b::a00:1]/", "http://[2002:a00:1::1]/", "http://[2001::1]/", "http://[2001:db8::1]/", "http://[fc00::1]/", "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/", "http://[ff02::1]/",
    ];

    [Theory]
    [MemberData(nameof(InnerUrls))]
    public async Task An_inner_address_is_refused(string url)
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.AddIntegrationAsync();

        Assert.Equal(Inner, await admin.PostAsync("/api/integrations", new { name = "n", webhook_url = url }));
        Assert.Equal(Inner, await admin.PutAsync($"/api/integrations/{id}", new { webhook_url = url }));
    }

    [Fact]
    public async Task This_machine_is_for_development()
    {
        await using var production = await catalog.StartReplicaAsync(("environment", "Production"));
        var admin = await catalog.AsAdminAsync();
        string[] urls = ["http://127.0.0.1:9000/webhook", "http://localhost:9000/webhook", "http://platform.localhost./", "http://127.1/", "http://2130706433/"];

        foreach (var url in urls)
        {
            var body = new { name = "n", webhook_url = url };
            Assert.Equal(201, (await admin.PostAsync("/api/integrations", body)).Status);
            Assert.Equal(Inner, await (admin with { Client = production.Client }).PostAsync("/api/integrations", body));
        }
    }

    [Fact]
    public async Task Outside_of_development_it_is_https()
    {
        await using var production = await catalog.StartReplicaAsync(("environment", "Production"));
        var admin = (await catalog.AsAdminAsync()) with { Client = production.Client };

        Assert.Equal(
            Answer.Message(400, "webhook_url is not https"),
            await admin.PostAsync("/api/integrations", new { name = "n", webhook_url = "http://platform.example/" }));
    }

    [Fact]
    public async Task A_port_of_another_protocol_is_refused()
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal(
            Answer.Message(400, "webhook_url leads to port 25, which may not be called"),
            await admin.PostAsync("/api/integrations", new { name = "n", webhook_url = "https://platform.example:25/" }));
    }

    [Fact]
    public async Task Another_origin_needs_its_token_anew()
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.AddIntegrationAsync();
        await admin.PutAsync($"/api/integrations/{id}", new { webhook_url = "https://platform.example/hook", webhook_token = "for-there" });

        foreach (var url in new[] { "https://evil.example/hook", "https://platform.example:8443/hook", "http://platform.example/hook" })
        {
            Assert.Equal(
                Answer.Message(400, "webhook_token is required for another origin"),
                await admin.PutAsync($"/api/integrations/{id}", new { webhook_url = url }));
        }

        Assert.Equal(200, (await admin.PutAsync($"/api/integrations/{id}", new { webhook_url = "https://PLATFORM.example:443/other" })).Status);
    }

    [Theory]
    [InlineData("https://platform.example/")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://[2606:4700:4700::1111]/")]
    [InlineData("https://10.0.0.1.example/")]
    public async Task A_public_address_or_a_name_is_taken(string url)
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal(201, (await admin.PostAsync("/api/integrations", new { name = "n", webhook_url = url })).Status);
    }

    [Fact]
    public async Task Addresses_for_browsers_may_be_in_their_own_network()
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal(201, (await admin.PostAsync(
            "/api/integrations", new { name = "n", webhook_url = "https://h/", pre_auth_redirect_url = "http://192.168.1.1/welcome" })).Status);
    }
}
