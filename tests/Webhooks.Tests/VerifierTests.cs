namespace Icaro.Webhooks.Tests;

public sealed class VerifierTests
{
    private readonly WebhookVerifier _verifier = new([Sent.Secret], new FakeTimeProvider(Sent.At));

    [Fact]
    public void What_the_dispatcher_signs_is_authentic() => Assert.Null(new Sent().VerifiedBy(_verifier));

    [Fact]
    public void The_example_of_Standard_Webhooks_is_authentic() => Assert.Null(_verifier.Verify(
        "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", """{"test": 2432232314}"""u8));

    [Fact]
    public void A_secret_counts_with_and_without_its_prefix() =>
        Assert.Null(new Sent().VerifiedBy(new([Sent.Secret["whsec_".Length..]], new FakeTimeProvider(Sent.At))));

    [Fact]
    public void While_the_secret_is_replaced_either_side_may_be_first()
    {
        var both = new WebhookVerifier([Sent.OtherSecret, Sent.Secret], new FakeTimeProvider(Sent.At));

        Assert.Null(new Sent().VerifiedBy(both));
        Assert.Null(new Sent { Secrets = [Sent.OtherSecret] }.VerifiedBy(both));
        Assert.Null(new Sent { Secrets = [Sent.OtherSecret, Sent.Secret] }.VerifiedBy(_verifier));
    }

    [Fact]
    public void Another_secret_is_refused() =>
        Assert.Equal(WebhookRefusal.SignatureWrong, new Sent { Secrets = [Sent.OtherSecret] }.VerifiedBy(_verifier));

    [Fact]
    public void Each_byte_of_the_body_counts()
    {
        var sent = new Sent();
        for (var i = 0; i < sent.Bytes.Length; i++)
        {
            var changed = sent.Bytes;
            changed[i] ^= 1;
            Assert.Equal(WebhookRefusal.SignatureWrong, _verifier.Verify(sent.Id, sent.Timestamp, sent.Signatures, changed));
        }

        Assert.Equal(WebhookRefusal.SignatureWrong, new Sent { Body = $"{Sent.Json}\n" }.VerifiedBy(_verifier));
        Assert.Equal(WebhookRefusal.SignatureWrong, new Sent { Body = "" }.VerifiedBy(_verifier));
    }

    [Fact]
    public void Id_and_timestamp_are_signed_too()
    {
        var sent = new Sent();

        Assert.Equal(WebhookRefusal.SignatureWrong, _verifier.Verify("msg_2", sent.Timestamp, sent.Signatures, sent.Bytes));
        Assert.Equal(WebhookRefusal.SignatureWrong, (sent with { Timestamp = "1614265331" }).VerifiedBy(_verifier));
    }

    [Theory]
    [InlineData(-301, WebhookRefusal.TooOld)]
    [InlineData(-300, null)]
    [InlineData(300, null)]
    [InlineData(301, WebhookRefusal.TooNew)]
    public void A_webhook_may_be_five_minutes_old_or_early(int seconds, WebhookRefusal? expected) =>
        Assert.Equal(expected, new Sent { SentAt = Sent.At.AddSeconds(seconds) }.VerifiedBy(_verifier));

    [Fact]
    public void The_tolerance_is_the_receivers_own()
    {
        var later = new FakeTimeProvider(Sent.At.AddSeconds(11));
        var strict = new WebhookVerifier([Sent.Secret], later) { Tolerance = TimeSpan.FromSeconds(10) };

        Assert.Equal(WebhookRefusal.TooOld, new Sent().VerifiedBy(strict));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1614265330")]
    [InlineData("1614265330.5")]
    [InlineData("99999999999999999999")]
    public void A_timestamp_is_a_number(string timestamp) =>
        Assert.Equal(WebhookRefusal.TimestampInvalid, new Sent { Timestamp = timestamp }.VerifiedBy(_verifier));

    [Theory]
    [InlineData(null, "1614265330", "v1,AAAA")]
    [InlineData("", "1614265330", "v1,AAAA")]
    [InlineData("msg_1", null, "v1,AAAA")]
    [InlineData("msg_1", "1614265330", null)]
    [InlineData("msg_1", "1614265330", "")]
    public void All_three_headers_are_required(string? id, string? timestamp, string? signatures) =>
        Assert.Equal(WebhookRefusal.HeaderMissing, _verifier.Verify(id, timestamp, signatures, []));

    [Theory]
    [InlineData("v1,")]
    [InlineData("v1,AAAA")]
    [InlineData("v1,no-base64")]
    [InlineData("v2,{0}")]
    [InlineData("{0}")]
    public void What_is_no_signature_of_this_version_is_refused(string form)
    {
        var right = new Sent().Signatures!["v1,".Length..];
        var wrong = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, right);

        Assert.Equal(WebhookRefusal.SignatureWrong, new Sent { Signatures = wrong }.VerifiedBy(_verifier));
        Assert.Null(new Sent { Signatures = $"{wrong} v1,{right}" }.VerifiedBy(_verifier));
    }

    [Fact]
    public void A_verifier_needs_secrets()
    {
        Assert.Throws<ArgumentException>(() => new WebhookVerifier([]));
        var error = Assert.Throws<ArgumentException>(() => new WebhookVerifier(["whsec_not-base64!"]));
        Assert.DoesNotContain("not-base64", error.Message, StringComparison.Ordinal);
    }
}
