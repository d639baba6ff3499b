using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icaro.WebhookDispatch.Tests;

public sealed class CrashTests(Servers servers)
{
    [Fact]
    public async Task What_was_in_flight_when_a_replica_died_is_sent_again_when_its_lease_is_over()
    {
        await using var world = await DispatchWorld.CreateAsync(servers, ("Dispatch:Lease", "00:10:00"));
        world.Platform.Answer = (_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var toggle = world.Toggles.Create(3, 1);
        using (var doomed = DispatcherProcess.Start(world.Settings))
        {
            await world.Publisher.WaitForQueueAsync();
            await world.Publisher.PublishAsync(toggle);
            await world.Platform.HasReceivedAsync(1);
            await doomed.KillAsync();
        }

        world.Platform.AnswerStatus(200);
        await world.StartReplicaAsync();
        await world.Api.DeliveryAsync(toggle.EventId, "pending");
        Assert.Single(world.Platform.Received);
        await world.Database.EndLeasesAsync();

        var delivered = await world.Api.DeliveryAsync(toggle.EventId, "delivered");
        Assert.Equal([toggle.EventId, toggle.EventId], world.Platform.Received.Select(webhook => webhook.Id));
        Assert.Equal(2, (int)delivered["attempts"]![0]!["number"]!);
    }

    [Fact]
    public async Task A_stop_waits_for_the_platform_and_books_its_answer()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var release = new TaskCompletionSource();
        world.Platform.Answer = (_, _) => release.Task;
        var toggle = world.Toggles.Create(3, 1);
        await world.Publisher.PublishAsync(toggle);
        await world.Platform.HasReceivedAsync(1);

        var stopping = world.StopReplicaAsync(0);
        release.SetResult();
        await stopping;

        Assert.Equal("delivered", await world.Database.QueryAsync<string>("SELECT status FROM deliveries"));
        await world.StartReplicaAsync();
        await world.Api.DeliveryAsync(toggle.EventId, "delivered");
        Assert.Single(world.Platform.Received);
    }

    [Fact]
    public async Task A_stop_gives_back_what_the_platform_has_not_answered_in_time()
    {
        await using var world = await DispatchWorld.CreateAsync(servers, ("Dispatch:DrainTimeout", "00:00:00"));
        await world.StartReplicaAsync(services => services.PostConfigure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(1)));
        world.Platform.Answer = (_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var toggle = world.Toggles.Create(3, 1);
        await world.Publisher.PublishAsync(toggle);
        await world.Platform.HasReceivedAsync(1);

        await world.StopReplicaAsync(0);

        Assert.Equal(1, await world.Database.QueryAsync<long>("SELECT count(*) FROM lanes WHERE leased_until IS NULL AND retry_count = 0 AND next_attempt_at <= now()"));
        world.Platform.AnswerStatus(200);
        await world.StartReplicaAsync();
        await world.Api.DeliveryAsync(toggle.EventId, "delivered");
        Assert.Equal([toggle.EventId, toggle.EventId], world.Platform.Received.Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task A_start_without_configuration_ends_with_one_line_that_names_all_of_it()
    {
        using var process = DispatcherProcess.Start(new Dictionary<string, string>());

        var (code, errors) = await process.ExitAsync();

        Assert.Equal(1, code);
        Assert.Equal(
            "Missing configuration: ConnectionStrings__dispatchdb, ConnectionStrings__messaging, Sealing__KeyRing, ServiceKey", errors.Trim());
    }

    [Fact]
    public async Task A_database_that_refuses_the_migration_ends_the_service_with_a_sentence()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.StopReplicaAsync(0);
        await world.Database.ExecuteAsync("""DELETE FROM "__EFMigrationsHistory" """);
        using var process = DispatcherProcess.Start(new Dictionary<string, string>(world.Settings)
        {
            ["Logging:LogLevel:Default"] = "Critical",
            ["Logging:Console:LogToStandardErrorThreshold"] = "Critical",
        });

        var (code, errors) = await process.ExitAsync();

        Assert.Equal(1, code);
        Assert.Contains("The database of DispatchDbContext cannot be used, and the service stops: it refuses the migration", errors, StringComparison.Ordinal);
        Assert.Contains("already exists", errors, StringComparison.Ordinal);
    }
}
