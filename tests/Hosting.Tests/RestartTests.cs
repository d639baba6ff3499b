using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Icaro.Hosting.Tests;

public sealed class RestartTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact(Timeout = RunningApplication.Deadline)]
    public async Task A_replica_that_is_killed_is_started_again_at_the_same_address()
    {
        await using var application = await RunningApplication.StartAsync(builder => builder.AddPlatform("platform"));
        var before = await application.HealthyAsync("platform");
        using var client = application.CreateHttpClient("platform");

        using (var process = Process.GetProcessById(before.ProcessId()))
            process.Kill();

        await application.HealthyInAnotherLifeAsync("platform", before.ProcessId());
        Assert.True((await client.GetAsync("/health", CancellationToken)).IsSuccessStatusCode);
    }

    [Fact(Timeout = RunningApplication.Deadline)]
    public async Task What_is_stopped_stays_down_until_it_is_started()
    {
        await using var application = await RunningApplication.StartAsync(builder => builder.AddPlatform("platform"));
        await application.HealthyAsync("platform");
        using var client = application.CreateHttpClient("platform");

        await application.CommandAsync("platform", KnownResourceCommands.StopCommand);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/health", CancellationToken));

        await application.CommandAsync("platform", KnownResourceCommands.StartCommand);
        await application.HealthyAsync("platform");
        Assert.True((await client.GetAsync("/health", CancellationToken)).IsSuccessStatusCode);
    }

    [Fact(Timeout = RunningApplication.Deadline)]
    public async Task Starting_what_runs_has_no_effect()
    {
        await using var application = await RunningApplication.StartAsync(builder => builder.AddPlatform("platform"));
        var before = await application.HealthyAsync("platform");

        await application.CommandAsync("platform", KnownResourceCommands.StartCommand);

        Assert.Equal(before.ProcessId(), (await application.HealthyAsync("platform")).ProcessId());
    }

    [Fact(Timeout = RunningApplication.Deadline)]
    public async Task One_replica_is_restarted_by_its_id_and_the_other_one_goes_on()
    {
        await using var application = await RunningApplication.StartAsync(builder => builder.AddPlatform("platform").WithReplicas(2));
        var first = await application.HealthyReplicaAsync("platform", "platform-0");
        var second = await application.HealthyReplicaAsync("platform", "platform-1");

        await application.CommandAsync("platform-0", KnownResourceCommands.RestartCommand);

        var restarted = await application.HealthyReplicaAsync("platform", "platform-0");
        var untouched = await application.HealthyReplicaAsync("platform", "platform-1");
        Assert.NotEqual(first.ProcessId(), restarted.ProcessId());
        Assert.Equal(second.ProcessId(), untouched.ProcessId());
    }
}
