namespace Icaro.WebhookDispatch.Tests;

public sealed class SecretTests(Servers servers)
{
    private static readonly string[] Markers =
        [Toggles.Token, Toggles.SigningSecret, "marker-signing-secret", Toggles.ApiToken, "marker-body"];

    [Fact]
    public async Task No_secret_stands_in_any_table_even_if_the_platform_repeats_it()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var toggle = await DeliverToEchoAsync(world);

        var dump = await world.Database.DumpAsync();

        Assert.Contains(toggle.ToString(), dump);
        Assert.All(Markers, marker => Assert.DoesNotContain(marker, dump));
        Assert.All(Markers, marker => Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(marker)), dump));
    }

    [Fact]
    public async Task Operators_see_the_answer_without_the_secrets_in_it()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var toggle = await DeliverToEchoAsync(world);

        var (_, detail) = await world.Api.GetAsync($"/deliveries/{toggle}");

        var sample = (string?)detail!["attempts"]![0]!["response_sample"];
        Assert.StartsWith("thank you for [hidden]", sample);
        Assert.DoesNotContain(Toggles.Token, sample);
        Assert.DoesNotContain(Toggles.ApiToken, sample);
        Assert.True(sample!.Length <= 4096);
    }

    /// <summary>A platform that answers with all that it was sent.</summary>
    private static async Task<Guid> DeliverToEchoAsync(DispatchWorld world)
    {
        world.Platform.Answer = (webhook, context) => context.Response.WriteAsync(
            $"thank you for {webhook.Headers["X-Icaro-WebHook-Token"]} {Toggles.SigningSecret} {webhook.Body} {new string('!', 5000)}");
        var toggle = world.Toggles.Create(3, 1);
        await world.Publisher.PublishAsync(toggle);
        await world.Api.DeliveryAsync(toggle.EventId, "delivered");
        return toggle.EventId;
    }
}
