namespace Icaro.ExternalPlatform.Tests;

public sealed class ReceivingTests : IAsyncDisposable
{
    private readonly RunningPlatform _platform = new();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Theory]
    [InlineData(SignedWebhook.Enabled)]
    [InlineData(SignedWebhook.Disabled)]
    public async Task Documented_bodies_are_accepted(string body)
    {
        var answer = await _platform.SendAsync(new SignedWebhook { Body = body });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("accepted", await _platform.LastVerdictAsync());
    }

    [Fact]
    public async Task A_test_is_accepted_when_it_is_signed()
    {
        var test = new SignedWebhook { IsTest = true, Body = """{"test":true}""" };

        Assert.Equal(HttpStatusCode.OK, (await _platform.SendAsync(test)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _platform.SendAsync(test with { SignedBody = "{}" })).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("token-of-the-test")]
    [InlineData("TOKEN-OF-THE-TESTS")]
    public async Task A_wrong_or_missing_token_is_refused(string? token)
    {
        var answer = await _platform.SendAsync(new SignedWebhook { Token = token });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("X-Icaro-WebHook-Token is wrong or missing", await _platform.LastVerdictAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Only_JSON_is_taken(string? contentType) =>
        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            (await _platform.SendAsync(new SignedWebhook { ContentType = contentType })).StatusCode);

    [Fact]
    public async Task A_charset_does_no_harm() =>
        Assert.Equal(
            HttpStatusCode.OK,
            (await _platform.SendAsync(new SignedWebhook { ContentType = "application/json; charset=utf-8" })).StatusCode);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"status":false}""")]
    [InlineData("""{"status":false,"hotspot":null}""")]
    [InlineData("""{"status":false,"hotspot":{"id":1}}""")]
    public async Task A_body_that_lacks_something_is_refused(string body) => await AssertBadAsync(body);

    [Fact]
    public async Task A_body_with_something_unknown_is_refused() =>
        await AssertBadAsync(SignedWebhook.Disabled.Replace("\"status\"", "\"stray\":1,\"status\"", StringComparison.Ordinal));

    [Fact]
    public async Task An_enabled_hotspot_needs_its_token() =>
        await AssertBadAsync(SignedWebhook.Disabled.Replace("false", "true", StringComparison.Ordinal));

    [Fact]
    public async Task A_disabled_hotspot_must_not_bring_a_token() =>
        await AssertBadAsync(SignedWebhook.Enabled.Replace("true", "false", StringComparison.Ordinal));

    [Fact]
    public async Task A_body_of_more_than_a_MiB_is_refused()
    {
        var answer = await _platform.SendAsync(new SignedWebhook { Body = new string(' ', (1 << 20) + 1) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private async Task AssertBadAsync(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await _platform.SendAsync(new SignedWebhook { Body = body })).StatusCode);
        Assert.NotEqual("accepted", await _platform.LastVerdictAsync());
    }
}
