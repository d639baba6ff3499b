namespace Icaro.Webhooks.Tests;

/// <summary>The receivers that docs/webhook.md shows, run as they stand there.</summary>
public sealed class DocumentedReceiversTests
{
    public static TheoryData<string> Languages => [.. Receiver.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task It_takes_what_is_authentic_and_refuses_all_else(string language)
    {
        var now = DateTimeOffset.UtcNow;
        var sent = new Sent { SentAt = now };
        await using var receiver = await Receiver.StartAsync(language, Sent.Secret);
        (string What, Sent Webhook, HttpStatusCode Status)[] webhooks =
        [
            ("authentic", sent, HttpStatusCode.NoContent),
            ("without a body", sent with { SignedBody = "" }, HttpStatusCode.NoContent),
            ("signed by two", sent with { Secrets = [Sent.OtherSecret, Sent.Secret] }, HttpStatusCode.NoContent),
            ("another secret", sent with { Secrets = [Sent.OtherSecret] }, HttpStatusCode.Unauthorized),
            ("a changed byte", sent with { Body = Changed("true", "True") }, HttpStatusCode.Unauthorized),
            ("written again", sent with { Body = Changed("\\u0026", "&") }, HttpStatusCode.Unauthorized),
            ("old", sent with { SentAt = now.AddMinutes(-10) }, HttpStatusCode.Unauthorized),
            ("of the future", sent with { SentAt = now.AddMinutes(10) }, HttpStatusCode.Unauthorized),
            ("with another timestamp", sent with { Timestamp = $"{now.ToUnixTimeSeconds() - 1}" }, HttpStatusCode.Unauthorized),
            ("without an id", sent with { IsIdMissing = true }, HttpStatusCode.Unauthorized),
            ("without a timestamp", sent with { IsTimestampMissing = true }, HttpStatusCode.Unauthorized),
            ("without a signature", sent with { Signatures = "" }, HttpStatusCode.Unauthorized),
        ];

        List<(string, HttpStatusCode)> answers = [];
        foreach (var (what, webhook, _) in webhooks)
            answers.Add((what, await receiver.SendAsync(webhook)));

        Assert.Equal(webhooks.Select(webhook => (webhook.What, webhook.Status)), answers);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task While_the_secret_is_replaced_it_knows_both(string language)
    {
        var sent = new Sent { SentAt = DateTimeOffset.UtcNow };
        await using var receiver = await Receiver.StartAsync(language, Sent.OtherSecret, Sent.Secret);

        Assert.Equal(HttpStatusCode.NoContent, await receiver.SendAsync(sent));
        Assert.Equal(HttpStatusCode.NoContent, await receiver.SendAsync(sent with { Secrets = [Sent.OtherSecret] }));
    }

    [Fact]
    public void What_is_shown_in_CSharp_is_what_is_compiled() => Assert.Equal(Receiver.CompiledSnippet(), Receiver.Snippet("csharp"));

    private static string Changed(string before, string after) => Sent.Json.Replace(before, after, StringComparison.Ordinal);
}
