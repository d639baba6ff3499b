using Microsoft.Playwright;
using Xunit;

namespace Icaro.Testing;

/// <summary>
/// One headless Chromium for all tests of an assembly, started when first asked for:
/// <code>[assembly: AssemblyFixture(typeof(Chromium))]</code>
/// </summary>
/// <remarks>It is the machine's own; <c>CHROMIUM</c> tells where, if not at <c>/usr/bin/chromium</c>.</remarks>
public sealed class Chromium : IAsyncLifetime
{
    private const string UsualPath = "/usr/bin/chromium";

    // As root there is no sandbox, without a screen no GPU; and a browser under test calls nobody by itself.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Beside other tests a page takes longer than Playwright's own limits, which are 5 and 30 s.</summary>
    private static readonly float Patience = (float)TimeSpan.FromMinutes(2).TotalMilliseconds;

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _launched = new(LaunchAsync);

    /// <summary>An empty page of a guest whom nobody has seen yet: no cookies, no storage, no cache.</summary>
    /// <param name="javaScript">False for a guest who has switched it off.</param>
    public async Task<IPage> OpenAsync(bool javaScript = true)
    {
        var (_, browser) = await _launched.Value.WaitAsync(TestContext.Current.CancellationToken);
        var guest = await browser.NewContextAsync(new() { JavaScriptEnabled = javaScript });
        guest.SetDefaultTimeout(Patience);
        return await guest.NewPageAsync();
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (!_launched.IsValueCreated)
            return;

        var (driver, browser) = await _launched.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> LaunchAsync()
    {
        var driver = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        // Headless, with a profile that is empty and goes with it: both are Playwright's own defaults.
        var browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? UsualPath,
            Args = Arguments,
        });
        return (driver, browser);
    }
}
