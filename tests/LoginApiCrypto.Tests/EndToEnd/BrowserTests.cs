using Microsoft.Playwright;

namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

/// <summary>The pages as people see them.</summary>
public sealed class BrowserTests(LoginApiWorld world, Chromium chromium) : IClassFixture<LoginApiWorld>
{
    /// <summary>The headings of the forms name them too.</summary>
    private static readonly PageGetByLabelOptions Exactly = new() { Exact = true };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_guest_logs_in_with_and_without_JavaScript(bool javaScript)
    {
        await using var box = await world.AddBoxAsync();
        var page = await chromium.OpenAsync(javaScript);
        var problems = Watch(page);

        await page.GotoAsync($"{box.Address}/?url={Uri.EscapeDataString(world.Address + "/alive")}");
        await page.GetByLabel("User name", Exactly).FillAsync("anna");
        await page.GetByLabel("Password", Exactly).FillAsync("secret");
        await page.GetByRole(AriaRole.Region, new() { Name = "With user name and password" }).GetByRole(AriaRole.Button).ClickAsync();

        Assert.Equal("You are online", await page.GetByRole(AriaRole.Heading).TextContentAsync());
        Assert.Empty(problems);
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue to 127.0.0.1" }).ClickAsync();
        Assert.Equal("Healthy", await page.TextContentAsync("body"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_refused_guest_reads_why_in_the_language_that_was_chosen()
    {
        await using var box = await world.AddBoxAsync(new { logon_types = (string[])["cred"] });
        var page = await chromium.OpenAsync(javaScript: false);

        await page.GotoAsync($"{box.Address}/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Deutsch" }).ClickAsync();
        await page.GetByLabel("Benutzername", Exactly).FillAsync("anna");
        await page.GetByLabel("Passwort", Exactly).FillAsync("falsch");
        await page.GetByRole(AriaRole.Button, new() { Name = "Online gehen" }).ClickAsync();

        Assert.Equal("Die Anmeldung wurde abgelehnt.", await page.GetByRole(AriaRole.Alert).TextContentAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Noch einmal versuchen" }).ClickAsync();
        Assert.True(await page.GetByLabel("Benutzername", Exactly).IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    /// <summary>What the browser complains of, such as what the page's policy forbids.</summary>
    private static List<string> Watch(IPage page)
    {
        List<string> problems = [];
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                problems.Add(message.Text);
        };
        page.PageError += (_, error) => problems.Add(error);
        return problems;
    }
}
