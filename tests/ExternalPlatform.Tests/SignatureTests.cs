using System.Globalization;

namespace Icaro.ExternalPlatform.Tests;

public sealed class SignatureTests : IAsyncDisposable
{
    private readonly RunningPlatform _platform = new();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task The_published_vector_of_Standard_Webhooks_is_authentic()
    {
        // Authentic, though no hotspot webhook: it passes the signature and fails at the body.
        var answer = await _platform.SendAsync(new SignedWebhook
        {
            Body = """{"test": 2432232314}""",
            Signatures = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("the body is not as documented", await _platform.LastVerdictAsync());
    }

    [Fact]
    public async Task One_good_signature_among_others_is_enough()
    {
        var webhook = new SignedWebhook();

        var answer = await _platform.SendAsync(webhook with { Signatures = $"v1a,AAAA v1,AAAA v1,no-base64 {webhook.Signature}" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("v1,")]
    [InlineData("v1,AAAA")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(" ")]
    public async Task A_wrong_signature_is_refused(string signatures) =>
        await AssertRefusedAsync(new SignedWebhook { Signatures = signatures });

    [Fact]
    public async Task A_body_that_was_changed_on_the_way_is_refused() =>
        await AssertRefusedAsync(new SignedWebhook { Body = SignedWebhook.Disabled, SignedBody = SignedWebhook.Enabled });

    [Fact]
    public async Task The_right_signature_under_another_version_is_refused() =>
        await AssertRefusedAsync(new SignedWebhook { Signatures = "v2" + new SignedWebhook().Signature[2..] });

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1614265330")]
    [InlineData("9223372036854775807")]
    [InlineData("1614265330.5")]
    public async Task A_timestamp_that_is_none_is_refused(string timestamp) =>
        await AssertRefusedAsync(new SignedWebhook { Timestamp = timestamp });

    [Theory]
    [InlineData(-301, HttpStatusCode.Unauthorized)]
    [InlineData(-300, HttpStatusCode.OK)]
    [InlineData(300, HttpStatusCode.OK)]
    [InlineData(301, HttpStatusCode.Unauthorized)]
    public async Task A_webhook_may_be_five_minutes_old_or_early(int seconds, HttpStatusCode expected)
    {
        var timestamp = SignedWebhook.SentAt.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        Assert.Equal(expected, (await _platform.SendAsync(new SignedWebhook { Timestamp = timestamp })).StatusCode);
    }

    private async Task AssertRefusedAsync(SignedWebhook webhook) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await _platform.SendAsync(webhook)).StatusCode);
}
