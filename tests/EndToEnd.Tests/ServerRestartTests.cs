namespace Icaro.EndToEnd.Tests;

[Collection(WholeSystem.Name)]
public sealed class ServerRestartTests(AppHostFixture appHost)
{
    [Theory]
    [InlineData(Resources.Postgres)]
    [InlineData(Resources.Broker)]
    public async Task A_service_starts_after_its_server_was_stopped_and_started(string server)
    {
        await appHost.StopAsync(server);
        await appHost.KillAsync(Resources.Catalog);

        await appHost.HealAsync();

        using var platform = await appHost.PlatformAsync();
        using var manager = await appHost.LogInAsync();
        await manager.SwitchOnAsync();
        await platform.WaitForAsync(1);
        await manager.SwitchOffAsync();
        await platform.WaitForAsync(2);
    }
}
