namespace Icaro.EndToEnd.Tests;

[Collection(WholeSystem.Name)]
public sealed class StartTests(AppHostFixture appHost)
{
    [Fact]
    public async Task The_whole_system_becomes_healthy_and_its_front_door_answers()
    {
        using var client = appHost.CreateClient();

        using var response = await client.GetAsync("/health", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
