using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Icaro.AppHost.Tests;

/// <summary>What an operator sees in the Aspire dashboard.</summary>
public sealed class DashboardTests(Chromium chromium)
{
    private static readonly string[] Running =
    [
        "messaging", "postgres", "catalogdb", "dispatchdb", "loginapidb", "integrations-catalog", "webhook-dispatch", "wings-redirect",
        "loginapi-crypto", "console", "gateway", "external-platform",
    ];

    /// <summary>Names of spans, from the request to the attempt.</summary>
    private static readonly string[] ToggleTrace =
    [
        "PUT /api/{**rest}", "PUT /api/hotspot_integrations/{hotspot}/{integration}", "IntegrationToggled outbox", "webhook attempt",
    ];

    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 60_000 };

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_shows_healthy_resources_the_trace_of_a_toggle_logs_as_text_and_our_meters()
    {
        using var data = new TemporaryFolder();
        await using var system = RunningAppHost.Start(data.Path, port: 18_430);
        var report = await system.ReportAsync();
        using var gateway = new HttpClient { BaseAddress = new(report["gateway"]) };
        var reseller = await ApiClient.LogInAsync(gateway, "reseller", "reseller", CancellationToken);
        await reseller.SendAsync(HttpMethod.Put, "/api/hotspot_integrations/1/1", body: null, CancellationToken);
        var page = await chromium.OpenAsync();
        await using var visit = page.Context;

        await page.GotoAsync(report["dashboard"]);
        foreach (var resource in Running)
            await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = resource }).First).ToContainTextAsync("Running", new() { Timeout = 60_000 });
        await Expect(page.GetByText("certificate")).ToHaveCountAsync(0);

        await GoAsync(page, report, "/structuredlogs");
        await Expect(page.GetByText("Bus started: rabbitmq://127.0.0.1").First).ToBeVisibleAsync(Patient);

        await GoAsync(page, report, "/metrics/resource/integrations-catalog");
        await Expect(page.GetByText("outbox.messages").First).ToBeVisibleAsync(Patient);

        await GoAsync(page, report, "/traces");
        await page.Locator("input[name=traces-search]").FillAsync("PUT");
        await Eventually.TrueAsync(() => OpensTraceAsync(page), () => "the trace to open");
        foreach (var span in ToggleTrace)
            await Expect(page.GetByText(span).First).ToBeVisibleAsync(Patient);
        var trace = await page.Locator("body").InnerTextAsync();
        Assert.Equal(ToggleTrace, ToggleTrace.OrderBy(span => trace.IndexOf(span, StringComparison.Ordinal)));
    }

    /// <summary>A click is lost while the page is not interactive yet.</summary>
    private static async Task<bool> OpensTraceAsync(IPage page)
    {
        await page.GetByText("gateway: PUT").First.ClickAsync();
        try
        {
            await page.WaitForURLAsync("**/traces/detail/**", new() { Timeout = 3_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task GoAsync(IPage page, IReadOnlyDictionary<string, string> report, string path) =>
        await page.GotoAsync(new Uri(new(report["dashboard"]), path).ToString());
}
