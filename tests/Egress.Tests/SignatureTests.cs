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
}
