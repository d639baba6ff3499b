namespace Icaro.Egress.Tests;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void The_example_of_Standard_Webhooks_verifies(string secret) => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", """{"test": 2432232314}"""u8));

    [Fact]
    public void Each_secret_signs_and_the_newest_comes_first()
    {
        string[] secrets = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"];

        var signatures = WebhookSignature.Sign(secrets, "msg_1", "1614265330", "{}"u8);

        Assert.Equal(
            [WebhookSignature.Sign(secrets[0], "msg_1", "1614265330", "{}"u8), WebhookSignature.Sign(secrets[1], "msg_1", "1614265330", "{}"u8)],
            signatures.Split(' '));
    }

    [Fact]
    public void A_request_carries_the_headers_that_a_receiver_verifies()
    {
        const string secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://platform.example/");

        request.SignWebhook([secret], "msg_1", DateTimeOffset.FromUnixTimeSeconds(1614265330), "{}"u8);

        Assert.Equal("msg_1", request.Headers.GetValues("webhook-id").Single());
        Assert.Equal("1614265330", request.Headers.GetValues("webhook-timestamp").Single());
        Assert.Equal(
            WebhookSignature.Sign(secret, "msg_1", "1614265330", "{}"u8), request.Headers.GetValues("webhook-signature").Single());
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(200, false)]
    public void A_secret_is_base64_of_24_to_64_bytes(int length, bool isSecret)
    {
        var text = Convert.ToBase64String(new byte[length]);

        Assert.Equal((isSecret, isSecret), (WebhookSignature.IsSecret(text), WebhookSignature.IsSecret($"whsec_{text}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("a secret between us and the platform")]
    public void A_text_that_is_not_base64_is_no_secret(string text) => Assert.False(WebhookSignature.IsSecret(text));
}
