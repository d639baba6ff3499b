using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Icaro.Hosting.Tests;

public sealed class StartTests
{
    [Fact(Timeout = RunningApplication.Deadline)]
    public async Task What_waits_starts_when_the_awaited_is_healthy_and_stops_before_it()
    {
        var application = await RunningApplication.StartAsync(builder =>
        {
            var awaited = builder.AddPlatform("awaited");
            builder.AddPlatform("waiting").WaitFor(awaited);
        });
        var story = RecordAsync(application);
        await application.HealthyAsync("waiting");
        await application.DisposeAsync();

        var told = await story;
        Assert.True(told.IndexOf("awaited healthy") < told.IndexOf("waiting Starting"), string.Join(", ", told));
        Assert.True(told.LastIndexOf("waiting Exited") < told.IndexOf("awaited Stopping"), string.Join(", ", told));
    }

    [Fact(Timeout = RunningApplication.Deadline)]
    public async Task A_program_that_keeps_ending_fails_to_start_and_so_does_what_waits_for_it()
    {
        await using var application = await RunningApplication.StartAsync(builder =>
        {
            var broken = builder.AddPlatformWithoutSecrets("broken");
            builder.AddPlatform("waiting").WaitFor(broken);
        });

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => application.HealthyAsync("waiting"));

        Assert.Matches("^'waiting' failed to start: 'broken' failed to start: it ended with exit code [0-9]+$", failure.Message);
    }

    [Fact(Timeout = RunningApplication.Deadline)]
    public async Task Those_that_wait_for_each_other_are_refused()
    {
        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(() => RunningApplication.StartAsync(builder =>
        {
            var first = builder.AddPlatform("first");
            var second = builder.AddPlatform("second").WaitFor(first);
            first.WaitFor(second);
        }));

        Assert.Equal("These wait for each other: first, second.", refusal.Message);
    }

    private static async Task<List<string>> RecordAsync(DistributedApplication application)
    {
        var story = new List<string>();
        await foreach (var change in application.ResourceNotifications.WatchAsync(TestContext.Current.CancellationToken))
        {
            story.Add($"{change.ResourceId} {(change.IsHealthy() ? "healthy" : change.Snapshot.State!.Text)}");
        }

        return story;
    }
}
