using System.Text.RegularExpressions;

namespace Icaro.Console.Tests;

public sealed partial class PageTests : IAsyncLifetime
{
    private const string Id = "0193a1b2-0000-7000-8000-000000000001";

    private FakeApis _apis = null!;
    private RunningConsole _console = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _apis = await FakeApis.StartAsync();
        _console = RunningConsole.InFrontOf(_apis);
        _browser = _console.Open();
        await _browser.LogInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _console.DisposeAsync();
        await _apis.DisposeAsync();
    }

    [Fact]
    public async Task What_platforms_have_written_is_shown_as_text()
    {
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        _apis.Answer($"GET /deliveries/{Id}", $$"""
            {
              "delivery": {
                "id": "{{Id}}", "channel": "icaro", "endpoint_id": 1, "subject_id": 1, "hotspot_id": 1, "sequence": 1, "status": "failed",
                "occurred_at": "2026-01-31T12:00:00Z", "received_at": "2026-01-31T12:00:00Z", "attempt_count": 1 },
              "attempts": [
                { "number": 1, "started_at": "2026-01-31T12:00:00Z", "duration_ms": 5, "status_code": 503, "error_class": "http_5xx",
                  "response_sample": "{{Hostile}}" }]
            }
            """);

        var page = await _browser.GetAsync($"deliveries/{Id}");

        Assert.Equal(200, page.Status);
        Assert.Contains(WebUtility.HtmlEncode(Hostile), page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, """{"detail":"Unauthorized action"}""", "Your account is not allowed to do this. Unauthorized action")]
    [InlineData(404, """{"detail":"No delivery found!"}""", "No delivery found!")]
    [InlineData(500, "not JSON", "The answer was 500")]
    public async Task What_an_API_refuses_is_a_sentence_with_its_status(int status, string body, string sentence)
    {
        _apis.Answer($"GET /deliveries/{Id}", body, status);

        var page = await _browser.GetAsync($"deliveries/{Id}");

        Assert.Equal(status, page.Status);
        Assert.Contains(sentence, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_named_in_a_sentence()
    {
        await _apis.DisposeAsync();

        var page = await _browser.GetAsync("deliveries");

        Assert.Equal(503, page.Status);
        Assert.Contains("does not answer at present", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_there_is_not_says_so()
    {
        var page = await _browser.GetAsync("nothing");

        Assert.Equal(404, page.Status);
        Assert.Contains("The console has no such page.", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("login")]
    [InlineData("")]
    [InlineData("deliveries")]
    [InlineData("endpoints")]
    [InlineData("replays")]
    [InlineData("hotspots")]
    [InlineData("nothing")]
    public async Task No_page_has_anything_inline_and_none_is_cached(string path)
    {
        var page = await _browser.GetAsync(path);

        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
            + "base-uri 'self'; frame-ancestors 'none'",
            page.Headers["Content-Security-Policy"]);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.DoesNotMatch(Inline(), page.Html);
    }

    [GeneratedRegex("""<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)""")]
    private static partial Regex Inline();
}
