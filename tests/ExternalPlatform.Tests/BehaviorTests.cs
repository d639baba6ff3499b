using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Icaro.ExternalPlatform.Tests;

public sealed class BehaviorTests : IAsyncDisposable
{
    private readonly RunningPlatform _platform = new();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task It_fails_as_told_and_says_when_to_retry()
    {
        await _platform.BehaveAsync(new { status = 429, retryAfterSeconds = 7 });

        var answer = await _platform.SendAsync(new SignedWebhook());

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter?.Delta);
        Assert.Equal("told to answer 429", await _platform.LastVerdictAsync());
    }

    [Fact]
    public async Task It_fails_so_many_times_and_then_recovers()
    {
        await _platform.BehaveAsync(new { failNext = 2 });

        List<HttpStatusCode> answers = [];
        for (var sent = 0; sent < 3; sent++)
            answers.Add((await _platform.SendAsync(new SignedWebhook())).StatusCode);

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], answers);
    }

    [Fact]
    public async Task Once_gone_it_is_gone_even_for_the_unsigned()
    {
        await _platform.BehaveAsync(new { gone = true });

        Assert.Equal(HttpStatusCode.Gone, (await _platform.SendAsync(new SignedWebhook { Token = null })).StatusCode);
    }

    [Fact]
    public async Task A_failing_platform_still_refuses_what_is_not_authentic()
    {
        await _platform.BehaveAsync(new { status = 500 });

        Assert.Equal(HttpStatusCode.Unauthorized, (await _platform.SendAsync(new SignedWebhook { Token = null })).StatusCode);
    }

    [Fact]
    public async Task It_stays_silent_when_told_to_hang()
    {
        await _platform.BehaveAsync(new { hang = true });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(RunningPlatform.CancellationToken);
        using var request = new SignedWebhook().ToRequest();
        var answer = _platform.Client.SendAsync(request, patience.Token);

        while ((await _platform.ReceivedAsync()).Count == 0)
            await Task.Yield();
        Assert.False(answer.IsCompleted);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal("told to hang", await _platform.LastVerdictAsync());
    }

    [Fact]
    public async Task It_answers_late_when_told_to_be_slow()
    {
        await _platform.BehaveAsync(new { delayMs = 300 });

        var answer = _platform.SendAsync(new SignedWebhook());
        while (!_platform.Clock.Waiting.Any() && !answer.IsCompleted)
            await Task.Yield();

        Assert.Equal([TimeSpan.FromMilliseconds(300)], _platform.Clock.Waiting);
        _platform.Clock.LetGo();
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
    }

    [Fact]
    public async Task It_tells_how_it_behaves()
    {
        await _platform.BehaveAsync(new { delayMs = 5, failNext = 1 });

        var behavior = await _platform.Client.GetFromJsonAsync<JsonObject>("/behavior", RunningPlatform.CancellationToken);

        Assert.Equal(
            """{"delayMs":5,"status":200,"retryAfterSeconds":null,"gone":false,"hang":false,"failNext":1}""",
            behavior!.ToJsonString());
    }

    [Theory]
    [InlineData("", "not a behavior")]
    [InlineData("null", "a behavior is a JSON object")]
    [InlineData("""{"delay":1}""", "not a behavior")]
    [InlineData("""{"delayMs":-1}""", "delayMs must be")]
    [InlineData("""{"status":100}""", "status must be")]
    [InlineData("""{"retryAfterSeconds":-1}""", "retryAfterSeconds must be")]
    [InlineData("""{"failNext":-1}""", "failNext must")]
    public async Task A_behavior_that_makes_no_sense_is_refused(string behavior, string reason)
    {
        using var content = new StringContent(behavior, Encoding.UTF8, "application/json");

        var answer = await _platform.Client.PutAsync("/behavior", content, RunningPlatform.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(RunningPlatform.CancellationToken), StringComparison.Ordinal);
    }
}
