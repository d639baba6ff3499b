using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icaro.EndToEnd.Tests.OperatorsConsole;

/// <summary>What somebody with a link sees of the deliveries of one platform, with scripts and without.</summary>
[Collection(WholeSystem.Name)]
public sealed class LinkTests(AppHostFixture appHost, Chromium chromium)
{
    private const string Ended = "The link has expired or was revoked. Please ask for a new one.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_platform_repairs_its_own_deliveries_until_the_link_is_revoked(bool javaScript)
    {
        await using var own = await HostilePlatform.SwitchOnAsync(appHost);
        await using var other = await HostilePlatform.SwitchOnAsync(appHost);
        var (delivery, foreign) = (await own.AttemptedAsync(), await other.AttemptedAsync());
        await own.DiscardAsync(delivery);
        await using var operations = await ConsoleVisitor.OpenAsync(appHost, chromium);
        var link = await CreateAsync(operations, own);
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium, javaScript);

        await visitor.OpenLinkAsync(link, javaScript);
        Assert.DoesNotContain(link, visitor.Page.Url, StringComparison.Ordinal);
        await Expect(visitor.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync(HostilePlatform.Name);
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = $"{delivery}" })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText($"{foreign}")).ToHaveCountAsync(0);
        Assert.Equal(404, (await visitor.GoAsync($"deliveries/{foreign}")).Status);
        Assert.Equal(404, (await visitor.GoAsync($"endpoints/{other.Integration}")).Status);
        Assert.Equal(403, (await visitor.GoAsync("hotspots")).Status);

        await visitor.GoAsync($"deliveries/{delivery}");
        await visitor.ConfirmAsync("Replay");
        await visitor.SeeAsync("It was put back into its lane, and is sent again.");

        await visitor.GoAsync($"endpoints/{own.Integration}");
        await visitor.PressAsync("Send a test webhook");
        await visitor.SeeAsync("has not accepted the test webhook");
        await visitor.ConfirmAsync("Rotate the signing secret");
        await Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "The new signing secret" })).ToContainTextAsync("whsec_");

        await visitor.GoAsync("replays");
        await visitor.Page.GetByLabel("Status").SelectOptionAsync("delivered");
        await visitor.PressAsync("Start");
        await visitor.SeeAsync($"integration {own.Integration}, delivered");

        await operations.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke link" }).ClickAsync();
        await operations.SeeAsync("It was revoked, and opens nothing any more.");
        await Eventually.SeeAsync(
            async () =>
            {
                await visitor.GoAsync("deliveries");
                return await visitor.Heading.TextContentAsync();
            },
            heading => heading is "Deliveries of your platform");
        await visitor.SeeAsync(Ended);
    }

    [Fact]
    public async Task A_link_leaves_the_address_before_anybody_presses_a_button()
    {
        await using var platform = await HostilePlatform.SwitchOnAsync(appHost);
        var (_, token) = await platform.CreateLinkAsync();
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium);
        List<string> requested = [];
        visitor.Page.Request += (_, request) => requested.Add($"{request.Url} {string.Join(' ', request.Headers.Values)}");

        await visitor.GoAsync($"link#{token}");

        await Expect(visitor.Page).ToHaveURLAsync($"{visitor.Origin}/console/link");
        await visitor.PressAsync("Open");
        await Expect(visitor.Heading).ToHaveTextAsync("Deliveries");
        Assert.DoesNotContain(requested, request => request.Contains(token, StringComparison.Ordinal));
    }

    /// <returns>The token.</returns>
    private static async Task<string> CreateAsync(ConsoleVisitor operations, HostilePlatform platform)
    {
        await operations.LogInAsync();
        await operations.GoAsync($"endpoints/{platform.Integration}");
        await operations.Page.GetByRole(AriaRole.Link, new() { Name = "Links for its platform" }).ClickAsync();
        await operations.Page.GetByLabel("For whom").FillAsync("Developers");
        await operations.PressAsync("Create");
        var url = await operations.Page.GetByRole(AriaRole.Region, new() { Name = "The new link" }).TextContentAsync();
        return url!.Split('#')[1];
    }
}
