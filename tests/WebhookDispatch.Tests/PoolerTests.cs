using Icaro.Testing.Clusters;

namespace Icaro.WebhookDispatch.Tests;

public sealed class PoolerTests(Servers servers)
{
    [Theory]
    [InlineData("extra_float_digits")]
    [InlineData("extra_float_digits,options")]
    public async Task It_refuses_to_start_behind_PgBouncer(string ignored)
    {
        var database = await servers.CreateDatabaseAsync(create: true, TestContext.Current.CancellationToken);
        using var pooler = await PgBouncer.StartAsync(database, ignored);
        await using var world = await DispatchWorld.CreateAsync(
            servers, ("ConnectionStrings:dispatchdb", pooler.ConnectionString), ("Logging:LogLevel:Icaro.Postgres", "Critical"));

        using var process = DispatcherProcess.Start(world.Settings);

        Assert.Equal(1, (await process.ExitAsync()).Code);
        Assert.Contains("a connection pooler such as PgBouncer is in front of it", process.Output, StringComparison.Ordinal);
    }
}
