using System.Globalization;
using System.Text.RegularExpressions;

namespace Icaro.Console.Tests;

public sealed partial class OverviewTests : IAsyncLifetime
{
    private const string From = "2026-01-31T12:00:00Z";

    private FakeApis _apis = null!;
    private RunningConsole _console = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _apis = await FakeApis.StartAsync();
        _apis.Answer("GET /metrics/deliveries", Metrics("""{"waiting":7,"oldest_received_at":"2020-01-01T00:00:00Z","held":4}"""));
        _apis.Answer("GET /deliveries", """{"deliveries":[]}""");
        _apis.Answer("GET /endpoints", "[]");
        _apis.Answer("GET /replays", "[]");
        _apis.Answer("GET /api/hotspots", """{"data":[],"total":0}""");
        _apis.Answer("GET /api/integrations", "[]");
        _console = RunningConsole.InFrontOf(_apis);
        _browser = _console.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await _console.DisposeAsync();
        await _apis.DisposeAsync();
    }

    [Fact]
    public async Task Each_figure_leads_to_the_list_behind_it()
    {
        await _browser.LogInAsync();

        var page = await _browser.GetAsync("");

        Assert.Equal(200, page.Status);
        var since = Uri.EscapeDataString("2026-01-31T12:00");
        Assert.Equal(
            [
                $"90 delivered deliveries?status=delivered&since={since}",
                "6 attempts failed endpoints?health=Failing",
                $"2 failed for good deliveries?status=failed&since={since}",
                $"36 ms to accepted, median deliveries?status=delivered&since={since}",
                $"1.5 s to accepted, 99 % deliveries?status=delivered&since={since}",
                "7 waiting now deliveries?status=pending",
                "4 held back endpoints?health=Disabled",
            ],
            FiguresOf(page).Where(figure => !figure.Contains("age of the oldest")).Take(7));
        Assert.Contains(FiguresOf(page), figure => figure.EndsWith("days age of the oldest deliveries?status=pending", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_chart_has_a_name_its_bars_a_scale_and_the_table_the_same_numbers()
    {
        await _browser.LogInAsync();

        var html = (await _browser.GetAsync("?period=24h")).Html;

        Assert.Contains("""<svg viewBox="0 0 1000 162" role="img" aria-labelledby="chart-title" """, html, StringComparison.Ordinal);
        Assert.Contains("Deliveries in 24 hours by hour and outcome.", html, StringComparison.Ordinal);
        // Of two buckets the second has all 101, in four parts from the axis upwards.
        string[] bars = [.. Bar().Matches(html).Select(bar => $"{bar.Groups[1].Value}={bar.Groups[2].Value}")];
        Assert.Equal(4, bars.Length);
        Assert.StartsWith("good", bars[0], StringComparison.Ordinal);
        Assert.Equal(160, bars.Sum(bar => double.Parse(bar.Split('=')[1], CultureInfo.InvariantCulture)), tolerance: 0.1);
        Assert.Contains("2026-01-31 13:00 UTC: 90 delivered, 6 attempts failed, 2 failed for good, 3 discarded or superseded", html, StringComparison.Ordinal);
        Assert.Equal(["2026-01-31 13:00", "90", "6", "2", "3", "36 ms", "1.5 s"], Cell().Matches(html).Select(cell => cell.Groups[1].Value));
    }

    [Theory]
    [InlineData("", "step=minute", 59)]
    [InlineData("?period=24h", "step=hour", 23 * 60)]
    [InlineData("?period=7d", "step=hour", 167 * 60)]
    [InlineData("?period=forever", "step=minute", 59)]
    public async Task A_period_is_asked_for_in_minutes_or_hours(string query, string step, int minutes)
    {
        await _browser.LogInAsync();

        await _browser.GetAsync(query);

        var asked = _apis.Requests.Single(request => request.Name == "GET /metrics/deliveries").Query;
        Assert.StartsWith($"?{step}&from=", asked, StringComparison.Ordinal);
        var from = DateTimeOffset.Parse(asked.Split("from=")[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.InRange((DateTimeOffset.UtcNow - from).TotalMinutes, minutes, minutes + 2);
    }

    [Fact]
    public async Task A_reseller_sees_its_figures_and_no_link_to_what_only_admins_see()
    {
        _apis.Answer("POST /api/login", $$"""{"account_type":"reseller","id":2,"token":"{{FakeApis.Token}}"}""", 201);
        _apis.Answer("GET /metrics/deliveries", Metrics("null"));
        await _browser.LogInAsync();

        var page = await _browser.GetAsync("");

        Assert.Equal(200, page.Status);
        Assert.Contains("90 delivered hotspots", FiguresOf(page));
        Assert.DoesNotMatch("""href="(deliveries|endpoints|replays)""", page.Html);
        Assert.DoesNotContain(_apis.Requests, request => request.Name is "GET /deliveries" or "GET /endpoints");
    }

    private static string Metrics(string backlog)
    {
        const string Figures = """
            "delivered":90,"failed":2,"discarded":1,"superseded":2,"failed_attempts":6,"p50_ms":35.5,"p99_ms":1500.0
            """;
        return $$"""
            {
              "from":"{{From}}","to":"2026-01-31T14:00:00Z","step":"hour","totals":{ {{Figures}} },"backlog":{{backlog}},
              "buckets":[
                { "start":"{{From}}","delivered":0,"failed":0,"discarded":0,"superseded":0,"failed_attempts":0,"p50_ms":null,"p99_ms":null },
                { "start":"2026-01-31T13:00:00Z",{{Figures}} }]
            }
            """;
    }

    private static IEnumerable<string> FiguresOf(Page page) => FigureText().Matches(page.Html)
        .Select(figure => WebUtility.HtmlDecode($"{figure.Groups[2].Value} {figure.Groups[3].Value} {figure.Groups[1].Value}"));

    [GeneratedRegex("""<a class="figure [a-z]+" href="([^"]*)">.*?<strong>(.*?)</strong>\s*<span>(.*?)</span>""", RegexOptions.Singleline)]
    private static partial Regex FigureText();

    [GeneratedRegex("""<rect class="([a-z]+)"[^>]* height="([0-9.]+)""")]
    private static partial Regex Bar();

    [GeneratedRegex("""<t[hd] (?:scope="row"|class="number")>([^<]*)</t[hd]>""")]
    private static partial Regex Cell();
}
