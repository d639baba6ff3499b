using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icaro.EndToEnd.Tests.OperatorsConsole;

/// <summary>A person in front of the console, whose browser notes what it was asked for and what it complains about.</summary>
internal sealed class ConsoleVisitor : IAsyncDisposable
{
    private readonly Uri _console;
    private readonly List<string> _complaints = [];
    private readonly HashSet<string> _origins = [];

    private ConsoleVisitor(IPage page, Uri gateway)
    {
        (Page, _console) = (page, new(gateway, "console/"));
        page.Request += (_, request) => _origins.Add(new Uri(request.Url).GetLeftPart(UriPartial.Authority));
        page.Console += (_, message) =>
        {
            // Chromium also reports pages that are refused on purpose.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    public string Origin => _console.GetLeftPart(UriPartial.Authority);

    public IReadOnlyCollection<string> Origins => _origins;

    /// <summary>Errors of scripts, and what the content security policy has blocked.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public static async Task<ConsoleVisitor> OpenAsync(AppHostFixture appHost, Chromium chromium, bool javaScript = true) =>
        new(await chromium.OpenAsync(javaScript), appHost.Application.GetEndpoint("gateway"));

    /// <summary>Closes the pages, which would go on refreshing themselves.</summary>
    public ValueTask DisposeAsync() => Page.Context.DisposeAsync();

    public async Task<IResponse> GoAsync(string path) => (await Page.GotoAsync(new Uri(_console, path).ToString()))!;

    public Task LogInAsync() => LogInAsync("admin", SystemBuilder.AdminPassword);

    public async Task LogInAsync(string username, string password)
    {
        await GoAsync("");
        await Page.GetByLabel("User name").FillAsync(username);
        await Page.GetByLabel("Password").FillAsync(password);
        await PressAsync("Sign in");
        await Expect(Heading).ToHaveTextAsync("Overview");
    }

    /// <summary>As the link in a mail does; without scripts the person enters its code.</summary>
    public async Task OpenLinkAsync(string token, bool javaScript = true)
    {
        await GoAsync($"link#{token}");
        if (!javaScript)
            await Page.GetByLabel("Code of your link").FillAsync(token);
        await PressAsync("Open");
        await Expect(Heading).ToHaveTextAsync("Deliveries");
    }

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Opens what asks once more, and presses its button.</summary>
    public async Task ConfirmAsync(string action)
    {
        await Page.Locator("summary", new() { HasTextString = action }).ClickAsync();
        await PressAsync($"{action} now");
    }

    public Task SeeAsync(string text) => Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    /// <param name="colors">Of the page now. The dark one has the elements of the light one, so only its colors are looked at.</param>
    /// <returns>What axe finds that shuts somebody out.</returns>
    public async Task<IReadOnlyList<string>> FindBarriersAsync(ColorScheme colors)
    {
        var found = await Page.RunAxe(new AxeRunOptions
        {
            ResultTypes = [ResultType.Violations],
            RunOnly = colors == ColorScheme.Dark ? RunOnlyOptions.Rules("color-contrast") : null,
        });
        return
        [
            .. from violation in found.Violations
               where violation.Impact is "serious" or "critical"
               from node in violation.Nodes
               select $"{Page.Url}: {violation.Id} at {node.Html}",
        ];
    }
}
