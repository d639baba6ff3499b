namespace Icaro.Console.Tests;

public sealed class ReplayTests : IAsyncLifetime
{
    private const string Id = "0193a1b2-0000-7000-8000-000000000001";
    private const string Running = $$"""{"id":"{{Id}}","state":"running","total":100,"done":7,"created_at":"2026-01-31T12:00:00Z"}""";

    private FakeApis _apis = null!;
    private RunningConsole _console = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _apis = await FakeApis.StartAsync();
        _console = RunningConsole.InFrontOf(_apis);
        _browser = _console.Open();
        await _browser.LogInAsync();
        _apis.Answer("GET /replays", "[]");
        _apis.Answer($"GET /replays/{Id}", Running);
    }

    public async ValueTask DisposeAsync()
    {
        await _console.DisposeAsync();
        await _apis.DisposeAsync();
    }

    [Fact]
    public async Task A_running_replay_shows_how_far_it_is_and_refreshes_itself()
    {
        var page = await _browser.GetAsync($"replays/{Id}");

        Assert.Contains("""<progress id="progress" value="7" max="100">""", page.Html, StringComparison.Ordinal);
        Assert.Contains("data-live", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-live", (await _browser.GetAsync($"replays/{Id}?live=off")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_replay_can_be_cancelled()
    {
        _apis.Answer($"POST /replays/{Id}/cancel", Running);

        var answer = await _browser.SubmitAsync(await _browser.GetAsync($"replays/{Id}"), "cancel");

        Assert.Equal((302, $"https://icaro.example/console/replays/{Id}?done=cancelled"), (answer.Status, answer.Location));
        Assert.Contains("It was cancelled.", (await _browser.GetAsync(answer.Location!)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_conditions_of_a_new_replay_are_those_of_the_form()
    {
        _apis.Answer("POST /replays", Running, 202);
        var form = await _browser.GetAsync("replays");

        await _browser.SubmitAsync(
            form, "start", ("Integration", "2"), ("Hotspot", ""), ("Status", "failed"), ("Since", "2026-01-31T12:00"), ("Until", ""));

        Assert.Equal(
            """{"integration":2,"status":"failed","since":"2026-01-31T12:00"}""",
            _apis.Requests.Single(request => request.Name == "POST /replays").Body);
    }

    [Theory]
    [InlineData("two")]
    [InlineData("-1")]
    public async Task What_is_no_number_is_not_sent(string integration)
    {
        var form = await _browser.GetAsync("replays");

        var answer = await _browser.SubmitAsync(form, "start", ("Integration", integration));

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain(_apis.Requests, request => request.Name == "POST /replays");
    }
}
