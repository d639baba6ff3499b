using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Options;

namespace Icaro.ExternalPlatform.Tests;

public sealed class StartTests
{
    [Fact]
    public void A_start_without_secrets_names_all_that_is_missing()
    {
        using var factory = new WebApplicationFactory<Program>();

        var error = Assert.Throws<OptionsValidationException>(() => factory.CreateClient());

        Assert.Contains("Platform:WebhookToken is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("Platform:SigningSecret is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_no_base64_is_refused_without_being_shown()
    {
        using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("Platform:WebhookToken", RunningPlatform.Token)
            .UseSetting("Platform:SigningSecret", "whsec_not base64!"));

        var error = Assert.Throws<OptionsValidationException>(() => factory.CreateClient());

        Assert.Contains("Platform:SigningSecret is neither", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not base64!", error.Message, StringComparison.Ordinal);
    }
}
