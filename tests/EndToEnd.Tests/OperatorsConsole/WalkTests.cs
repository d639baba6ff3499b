using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icaro.EndToEnd.Tests.OperatorsConsole;

/// <summary>Every page, as each of those who may see it sees it, light and dark. The pictures are kept beside the tests.</summary>
[Collection(WholeSystem.Name)]
public sealed class WalkTests(AppHostFixture appHost, Chromium chromium)
{
    private static readonly string Pictures = Path.Combine(AppContext.BaseDirectory, "console");

    [Fact]
    public async Task An_administrator_sees_pages_that_shut_nobody_out_and_load_nothing_from_elsewhere()
    {
        await using var platform = await HostilePlatform.SwitchOnAsync(appHost);
        var delivery = await platform.AttemptedAsync();
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium);
        await visitor.GoAsync("login");
        await LookAsync(visitor, "login", "Sign in");
        await visitor.LogInAsync();

        await WalkAsync(visitor, "admin",
        [
            ("", "Overview"),
            ("deliveries", "Deliveries"),
            ("deliveries?status=nonsense", "Deliveries"),
            ($"deliveries/{delivery}", "Delivery"),
            ("endpoints", "Endpoints"),
            ($"endpoints/{platform.Integration}", HostilePlatform.Name),
            ("replays", "Replays"),
            ("hotspots", "Hotspots and integrations"),
            ("links", "Links for platforms"),
            ($"links/{platform.Integration}", $"Links for {HostilePlatform.Name}"),
            ("nothing", "Not found"),
        ]);
    }

    [Fact]
    public async Task A_platform_sees_its_own_by_a_link_and_loads_nothing_from_elsewhere()
    {
        await using var platform = await HostilePlatform.SwitchOnAsync(appHost);
        var delivery = await platform.AttemptedAsync();
        var (_, token) = await platform.CreateLinkAsync();
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium);
        await visitor.GoAsync("link?ended=true");
        await LookAsync(visitor, "link-ended", "Deliveries of your platform");
        await visitor.OpenLinkAsync(token);

        await WalkAsync(visitor, "platform",
        [
            ("", "Overview"),
            ("deliveries", "Deliveries"),
            ($"deliveries/{delivery}", "Delivery"),
            ($"endpoints/{platform.Integration}", HostilePlatform.Name),
            ("replays", "Replays"),
        ]);
    }

    [Fact]
    public async Task A_reseller_sees_its_own_and_is_refused_the_rest_in_a_sentence()
    {
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium);
        await visitor.LogInAsync("reseller", "reseller");

        await WalkAsync(visitor, "reseller", [("", "Overview"), ("hotspots", "Hotspots and integrations")]);

        await Expect(visitor.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        Assert.Equal(403, (await visitor.GoAsync("deliveries")).Status);
        await visitor.SeeAsync("Your account is not allowed to do this.");
        await LookAsync(visitor, "reseller-refused", "Deliveries");
    }

    private static async Task WalkAsync(ConsoleVisitor visitor, string person, (string Path, string Heading)[] pages)
    {
        foreach (var (path, heading) in pages)
        {
            var response = await visitor.GoAsync(path);
            Assert.DoesNotContain("unsafe", response.Headers["content-security-policy"], StringComparison.Ordinal);
            await LookAsync(visitor, $"{person}-{(path is "" ? "overview" : path.Split('/', '?')[0])}-{path.Length}", heading);
        }

        Assert.Equal([visitor.Origin], visitor.Origins);
        Assert.Empty(visitor.Complaints);
    }

    private static async Task LookAsync(ConsoleVisitor visitor, string name, string heading)
    {
        await Expect(visitor.Heading).ToHaveTextAsync(heading);
        foreach (var colors in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = colors });
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{colors}.png"), FullPage = true });
            Assert.Empty(await visitor.FindBarriersAsync(colors));
        }
    }
}
