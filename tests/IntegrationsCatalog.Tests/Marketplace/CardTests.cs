using Directory = Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Marketplace;

[Collection(nameof(SharedCatalog))]
public sealed class CardTests(CatalogApplication catalog)
{
    private const string Cards = "/marketplace/partner/modules";

    private Task<(Caller Reseller, int Id)>? _partner;

    [Fact]
    public async Task The_secret_is_shown_when_it_is_made_and_never_again()
    {
        var (partner, code) = (await PartnerAsync(), Directory.NewName("m"));

        var created = await partner.PostAsync(Cards, new { code, name = "Guest club" });
        var rotated = await partner.PostAsync($"{Cards}/{code}/rotate_secret");

        Assert.Equal((201, 200), (created.Status, rotated.Status));
        Assert.All(new[] { created, rotated }, answer => Assert.Matches("^[0-9a-f]{64}$", answer.Text("secret")));
        Assert.NotEqual(created.Text("secret"), rotated.Text("secret"));
        var shown = await partner.GetAsync($"{Cards}/{code}");
        Assert.Equal(
            ["code", "name", "description", "logo", "allowed_scopes", "simple_connection", "config_url", "register_format", "published", "created"],
            Answer.KeysOf(shown.Json));
    }

    [Fact]
    public async Task An_unpublished_module_is_its_partners_alone()
    {
        var (partner, code) = (await PartnerAsync(), Directory.NewName("m"));
        var (other, _) = await catalog.AddResellerAsync();
        await partner.CreateCardAsync(code);

        Assert.Equal(200, (await partner.GetAsync($"/marketplace/modules/{code}")).Status);
        Assert.Equal(404, (await other.GetAsync($"/marketplace/modules/{code}")).Status);
        Assert.Equal(404, (await (await catalog.AsAdminAsync()).GetAsync($"/marketplace/modules/{code}")).Status);
        Assert.DoesNotContain(code, (await other.GetAsync("/marketplace/modules")).Body);

        Assert.Equal(Answer.Success, await partner.PutAsync($"{Cards}/{code}", new { published = true }));
        Assert.Equal(200, (await other.GetAsync($"/marketplace/modules/{code}")).Status);
        Assert.Contains(code, (await other.GetAsync("/marketplace/modules")).Body);
    }

    [Fact]
    public async Task A_code_is_taken_once_and_free_again_when_its_card_is_gone()
    {
        var (partner, code) = (await PartnerAsync(), Directory.NewName("m"));
        await partner.CreateCardAsync(code);

        Assert.Equal(new Answer(409, """{"id":0,"status":"module already exists"}"""), await partner.PostAsync(Cards, new { code, name = "n" }));
        Assert.Equal(Answer.Success, await partner.DeleteAsync($"{Cards}/{code}"));
        await partner.CreateCardAsync(code);
    }

    [Theory]
    [InlineData("""{"name":"n"}""", "code is required")]
    [InlineData("""{"code":"c"}""", "name is required")]
    [InlineData("""{"code":"No Good","name":"n"}""", "code is not 1 to 63 of a-z, 0-9 and -")]
    [InlineData("""{"code":"c\n","name":"n"}""", "code is not 1 to 63 of a-z, 0-9 and -")]
    [InlineData("""{"code":"c","name":" "}""", "name is empty")]
    [InlineData("""{"code":"c","name":"n","allowed_scopes":["order_read"]}""", "allowed_scopes are not all among integration_read, integration_write")]
    [InlineData("""{"code":"c","name":"n","allowed_scopes":[null]}""", "allowed_scopes are not all among integration_read, integration_write")]
    [InlineData("""{"code":"c","name":"n","register_format":"xml"}""", "register_format is neither json nor brackets")]
    [InlineData("""{"code":"c","name":"n","config_url":"https://192.168.0.1/"}""", "config_url leads to an address that is not on the public internet")]
    [InlineData("""{"code":"c","name":"n","config_url":"file:///etc/passwd"}""", "config_url is not an absolute http or https URL")]
    [InlineData("""{"code":"c","name":"n","logo":"javascript:alert(1)"}""", "logo is not an absolute http or https URL")]
    [InlineData("""{"code":"c","name":"n","simple_connection":true}""", "config_url is required for a simple connection")]
    [InlineData("""{"code":7}""", "Request fields malformed")]
    public async Task A_card_that_cannot_be_is_refused_with_the_reason(string body, string message) =>
        Assert.Equal(Answer.Message(400, message), await (await PartnerAsync()).PostTextAsync(Cards, body));

    [Fact]
    public async Task In_production_everything_is_https_and_the_systems_address_nothing_else()
    {
        await using var production = await catalog.StartReplicaAsync(("environment", "Production"));
        var partner = (await PartnerAsync()) with { Client = production.Client };

        Assert.Equal(
            Answer.Message(400, "config_url is not an absolute https URL"),
            await partner.PostAsync(Cards, new { code = "c", name = "n", config_url = "http://club.example/" }));
        Assert.Equal(201, (await partner.PostAsync(Cards, new { code = Directory.NewName("m"), name = "n", config_url = "https://club.example/" })).Status);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => catalog.StartReplicaAsync(
            ("environment", "Production"), ("Public:Url", "https://wifi.example:8443/x"), ("Marketplace:Lease", "00:00:00")));
        Assert.Contains("Public:Url must be https://<host>", failure.ToString());
        Assert.Contains("Marketplace:Lease must be positive", failure.ToString());
    }

    private async Task<Caller> PartnerAsync() => (await (_partner ??= catalog.AddResellerAsync())).Reseller;
}

internal static class Cards
{
    public static async Task CreateCardAsync(this Caller partner, string code) =>
        Assert.Equal(201, (await partner.PostAsync("/marketplace/partner/modules", new { code, name = "n" })).Status);
}
