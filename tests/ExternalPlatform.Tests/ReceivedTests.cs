namespace Icaro.ExternalPlatform.Tests;

public sealed class ReceivedTests : IAsyncDisposable
{
    private readonly RunningPlatform _platform = new();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Everything_is_listed_in_order_of_arrival_as_it_came()
    {
        await _platform.SendAsync(new SignedWebhook { Id = "first" });
        await _platform.SendAsync(new SignedWebhook { Id = "second", Token = "wrong" });
        await _platform.SendAsync(new SignedWebhook { Id = "third", Body = SignedWebhook.Disabled });

        var received = await _platform.ReceivedAsync();

        Assert.Equal(["first", "second", "third"], received.Select(webhook => (string)webhook!["id"]!));
        Assert.Equal(SignedWebhook.Enabled, (string)received[0]!["body"]!);
        Assert.Equal(SignedWebhook.SentAt, (DateTimeOffset)received[0]!["receivedAt"]!);
        Assert.Equal("wrong", (string)received[1]!["headers"]!["X-Icaro-WebHook-Token"]!);
        Assert.Equal(["accepted", "X-Icaro-WebHook-Token is wrong or missing", "accepted"],
            received.Select(webhook => (string)webhook!["verdict"]!));
    }

    [Fact]
    public async Task Clearing_forgets_everything()
    {
        await _platform.SendAsync(new SignedWebhook());

        var answer = await _platform.Client.DeleteAsync("/webhooks", RunningPlatform.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(await _platform.ReceivedAsync());
    }

    [Fact]
    public async Task The_page_shows_the_newest_first_and_encodes_what_it_shows()
    {
        await _platform.SendAsync(new SignedWebhook { Id = "older" });
        await _platform.SendAsync(new SignedWebhook { Id = "<script>alert(1)</script>", Body = SignedWebhook.Disabled });

        var page = await _platform.Client.GetStringAsync("/", RunningPlatform.CancellationToken);

        Assert.Contains("&lt;b&gt;Roma&lt;/b&gt;: off", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("alert(1)", StringComparison.Ordinal) < page.IndexOf("older", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_platform_says_that_it_is_healthy() =>
        Assert.Equal("Healthy", await _platform.Client.GetStringAsync("/health", RunningPlatform.CancellationToken));
}
