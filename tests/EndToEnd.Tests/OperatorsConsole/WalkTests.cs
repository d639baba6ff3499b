using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icaro.EndToEnd.Tests.OperatorsConsole;

/// <summary>Every page, as each of those who may see it sees it, light and dark. The pictures are kept beside the tests.</summary>
[Collection(WholeSystem.Name)]
public sealed class WalkTests(AppHostFixture appHost, Chromium chromium)
{
    private static readonly string Pictures = Path.Combine(AppContext.BaseDirectory, "console");

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task An_administrator_sees_pages_that_shut_nobody_out_and_load_nothing_from_elsewhere(ColorScheme colors)
    {
        await using var platform = await HostilePlatform.SwitchOnAsync(appHost);
        var delivery = await platform.AttemptedAsync();
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium, colors: colors);
        await visitor.GoAsync("login");
        await LookAsync(visitor, "login", "Sign in", colors);
        await visitor.LogInAsync();

        await WalkAsync(visitor, "admin", colors,
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

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_platform_sees_its_own_by_a_link_and_loads_nothing_from_elsewhere(ColorScheme colors)
    {
        await using var platform = await HostilePlatform.SwitchOnAsync(appHost);
        var delivery = await platform.AttemptedAsync();
        var (_, token) = await platform.CreateLinkAsync();
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium, colors: colors);
        await visitor.GoAsync("link?ended=true");
        await LookAsync(visitor, "link-ended", "Deliveries of your platform", colors);
        await visitor.OpenLinkAsync(token);

        await WalkAsync(visitor, "platform", colors,
        [
            ("", "Overview"),
            ("deliveries", "Deliveries"),
            ($"deliveries/{delivery}", "Delivery"),
            ($"endpoints/{platform.Integration}", HostilePlatform.Name),
            ("replays", "Replays"),
        ]);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_reseller_sees_its_own_and_is_refused_the_rest_in_a_sentence(ColorScheme colors)
    {
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium, colors: colors);
        await visitor.LogInAsync("reseller", "reseller");

        await WalkAsync(visitor, "reseller", colors, [("", "Overview"), ("hotspots", "Hotspots and integrations")]);

        await Expect(visitor.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        Assert.Equal(403, (await visitor.GoAsync("deliveries")).Status);
        await visitor.SeeAsync("Your account is not allowed to do this.");
        await LookAsync(visitor, "reseller-refused", "Deliveries", colors);
    }

    private static async Task WalkAsync(ConsoleVisitor visitor, string person, ColorScheme colors, (string Path, string Heading)[] pages)
    {
        foreach (var (path, heading) in pages)
        {
            var response = await visitor.GoAsync(path);
            Assert.DoesNotContain("unsafe", response.Headers["content-security-policy"], StringComparison.Ordinal);
            await LookAsync(visitor, $"{person}-{(path is "" ? "overview" : path.Split('/', '?')[0])}-{path.Length}", heading, colors);
        }

        Assert.Equal([visitor.Origin], visitor.Origins);
        Assert.Empty(visitor.Complaints);
    }

    private static async Task LookAsync(ConsoleVisitor visitor, string name, string heading, ColorScheme colors)
    {
        await Expect(visitor.Heading).ToHaveTextAsync(heading);
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{colors}.png"), FullPage = true });
        Assert.Empty(await visitor.FindBarriersAsync());
    }
}
