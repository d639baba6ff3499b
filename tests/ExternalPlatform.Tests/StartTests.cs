namespace Icaro.ExternalPlatform.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task A_start_without_secrets_names_all_that_is_missing()
    {
        var error = await FailedStart.ErrorAsync<Program>();

        Assert.Equal("Platform:WebhookToken is missing; Platform:SigningSecret is missing", error.Message);
    }

    [Fact]
    public async Task A_secret_that_is_no_base64_is_refused_without_being_shown()
    {
        var error = await FailedStart.ErrorAsync<Program>("--Platform:WebhookToken=token", "--Platform:SigningSecret=whsec_not-base64!");

        Assert.Equal("Platform:SigningSecret is neither whsec_<base64> nor base64", error.Message);
    }
}
