using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icaro.EndToEnd.Tests.Marketplace;

/// <summary>From the click to the webhook, through the real gateway.</summary>
[Collection(WholeSystem.Name)]
public sealed class MarketplaceTests(AppHostFixture appHost, Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_click_in_a_browser_connects_and_leads_into_the_module(bool javaScript)
    {
        using var module = await OfferedModule.PublishAsync(appHost);
        var page = await chromium.OpenAsync(javaScript);

        await page.GotoAsync($"{appHost.Application.GetEndpoint("gateway")}marketplace/modules/{module.Code}");
        await page.GetByLabel("API token").FillAsync(module.Token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Guest club");
        await Expect(page.Locator("#scopes li")).ToHaveTextAsync(["integration_read", "integration_write"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();

        if (!javaScript)
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync($"Settings of {module.Code}");
        Assert.StartsWith(appHost.Application.GetEndpoint("external-platform").ToString(), page.Url);

        await page.GotoAsync($"{appHost.Application.GetEndpoint("gateway")}marketplace/modules/{module.Code}");
        await Expect(page.Locator("#state")).ToHaveTextAsync("Connected");
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter account" }).ClickAsync();
        if (!javaScript)
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync($"Settings of {module.Code}");

        await page.GotoAsync($"{appHost.Application.GetEndpoint("gateway")}marketplace/modules/{module.Code}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Disconnect" }).ClickAsync();
        await Expect(page.Locator("#state")).ToHaveTextAsync("Not connected");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_refusal_is_shown_to_the_person_who_clicked()
    {
        using var module = await OfferedModule.PublishAsync(appHost);
        await module.BehaveAsync("refuses");
        var page = await chromium.OpenAsync();

        await page.GotoAsync($"{appHost.Application.GetEndpoint("gateway")}marketplace/modules/{module.Code}");
        await page.GetByLabel("API token").FillAsync(module.Token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();

        await Expect(page.Locator("#last-error")).ToContainTextAsync("Please pay your bill first");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_a_module_declares_is_switched_on_for_a_hotspot_and_its_webhooks_and_callbacks_arrive()
    {
        using var module = await OfferedModule.PublishAsync(appHost);

        var (status, answer) = await module.PostAsync("connect");
        Assert.Equal((200, "success"), (status, (string?)answer["status"]));
        var integrationId = (int)(await module.ShowAsync())["connection"]!["integration_id"]!;
        Assert.Equal(200, await module.SwitchAsync(HttpMethod.Put, integrationId));
        await module.WaitForAsync("webhook");
        Assert.Equal(200, (await module.PostAsync("deactivate")).Status);
        Assert.Equal(200, (await module.PostAsync("activate")).Status);
        Assert.Equal(200, (await module.PostAsync("disconnect")).Status);
        await module.WaitForAsync("webhook", 2);
        await module.WaitForAsync("activity", 3);

        Assert.Equal(["off", "on", "off"], (await module.EventsAsync()).Where(one => one.Kind == "activity").Select(one => one.Text));
        var webhooks = (await module.EventsAsync()).Where(one => one.Kind == "webhook").Select(one => (bool)JsonNode.Parse(one.Text)!["status"]!);
        Assert.Equal([true, false], webhooks);
        Assert.Equal(403, await module.StatusOfKeyAsync());
        Assert.Equal(404, await module.SwitchAsync(HttpMethod.Put, integrationId));
    }

    [Fact]
    public async Task The_catalogs_death_in_the_middle_of_a_registration_leaves_nothing_half_made()
    {
        using var module = await OfferedModule.PublishAsync(appHost);
        await module.BehaveAsync("slow");

        var connecting = module.PostAsync("connect");
        await module.WaitForAsync("edit");
        Assert.Equal(200, await module.StatusOfKeyAsync());
        await appHost.KillAsync(Resources.Catalog);
        Assert.Equal(503, (await connecting).Status);
        await appHost.HealAsync();

        await Eventually.SeeAsync(module.ShowAsync, shown => (string?)shown["last_error"]?["code"] == "interrupted", shown => shown.ToJsonString());
        Assert.Equal("disconnected", (string?)(await module.ShowAsync())["state"]);
        Assert.Equal(403, await module.StatusOfKeyAsync());
        await module.BehaveAsync();
        Assert.Equal(200, (await module.PostAsync("connect")).Status);
        Assert.Equal(200, (await module.PostAsync("disconnect")).Status);
    }
}
