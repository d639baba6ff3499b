namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class LogoTests(CatalogApplication catalog)
{
    [Fact]
    public async Task A_logo_can_be_a_picture_of_64_KiB()
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.AddIntegrationAsync();
        var logo = $"data:image/svg+xml;base64,{Convert.ToBase64String(new byte[64 * 1024])}";

        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/integrations/{id}", new { logo }));

        Assert.Equal(logo, (await admin.GetAsync("/api/integrations")).Item(id).GetProperty("logo").GetString());
    }

    [Theory]
    [InlineData("data:text/html;base64,PGI+", "logo is a data URI, but no image in base64")]
    [InlineData("data:image/png,abc", "logo is a data URI, but no image in base64")]
    [InlineData("DATA:image/png;base64,a\"onerror=", "logo is a data URI, but no image in base64")]
    public async Task A_logo_that_is_no_picture_is_refused(string logo, string message)
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal(
            Answer.Message(400, message), await admin.PutAsync($"/api/integrations/{await admin.AddIntegrationAsync()}", new { logo }));
    }

    [Fact]
    public async Task A_logo_is_bounded()
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.AddIntegrationAsync();

        Assert.Equal(
            Answer.Message(400, "logo has more than 100000 characters"),
            await admin.PutAsync($"/api/integrations/{id}", new { logo = $"data:image/png;base64,{new string('A', 100_000)}" }));
        Assert.Equal(
            Answer.Message(400, "logo has more than 2048 characters"),
            await admin.PutAsync($"/api/integrations/{id}", new { logo = $"https://{new string('a', 2048)}" }));
    }
}
