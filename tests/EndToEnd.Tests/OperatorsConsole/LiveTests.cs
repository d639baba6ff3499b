using static Microsoft.Playwright.Assertions;

namespace Icaro.EndToEnd.Tests.OperatorsConsole;

[Collection(WholeSystem.Name)]
public sealed class LiveTests(AppHostFixture appHost, Chromium chromium)
{
    [Fact]
    public async Task A_page_follows_its_delivery_although_every_replica_dies()
    {
        await using var platform = await HostilePlatform.SwitchOnAsync(appHost);
        var delivery = await platform.AttemptedAsync();
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium);
        await visitor.LogInAsync();
        await visitor.GoAsync($"deliveries/{delivery}");
        await visitor.SeeAsync("Refreshes by itself.");
        var loads = 0;
        visitor.Page.Load += (_, _) => loads++;

        await appHost.KillAsync(Resources.Console);
        await appHost.HealAsync();
        await platform.DiscardAsync(delivery);

        await Expect(visitor.Page.GetByText("discarded").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(visitor.Page.GetByText("Refreshes by itself.")).ToHaveCountAsync(0);
        Assert.Equal(0, loads);
    }
}
