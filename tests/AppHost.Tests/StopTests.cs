using Icaro.TestServers;

namespace Icaro.AppHost.Tests;

/// <summary>However the system is stopped, nothing is left of it but its data, which the next start finds.</summary>
public sealed class StopTests
{
    private const int Port = 18_400;
    private const string Switches = "/api/hotspot_integrations/1";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_stop_leaves_nothing_but_the_data()
    {
        using var data = new TemporaryFolder();
        foreach (var signal in new[] { "INT", "KILL", "TERM" })
        {
            await using var system = RunningAppHost.Start(data.Path, Port, "--Dashboard=false");
            var report = await system.ReportAsync();
            await SwitchOnAsync(report["gateway"], expected: signal != "INT");

            await system.StopAsync(signal);

            // Servers that end by themselves remove their files of process ids; those that are killed do not.
            Assert.Empty(Directory.EnumerateFiles(data.Path, "*.pid", SearchOption.AllDirectories));
        }

        await using var killed = RunningAppHost.Start(data.Path, Port, "--Dashboard=false");
        await killed.ReportAsync();
        await killed.StopAsync("KILL", process: "run-controllers");
        await using var again = RunningAppHost.Start(data.Path, Port, "--Dashboard=false");
        await SwitchOnAsync((await again.ReportAsync())["gateway"], expected: true);
    }

    [Fact]
    public async Task A_port_in_use_is_named_in_one_sentence()
    {
        using var data = new TemporaryFolder();
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        Assert.Equal(
            $"Port {port}, which gateway needs, is in use by another program: stop it, or choose another port with --port.",
            await RefusalAsync(data.Path, port));
    }

    [Fact]
    public async Task Data_of_another_version_of_PostgreSQL_is_refused_in_one_sentence()
    {
        using var data = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(data.Path, "postgres", "data"));
        await File.WriteAllTextAsync(Path.Combine(data.Path, "postgres", "data", "PG_VERSION"), "9.6\n", CancellationToken);

        Assert.Equal(
            "The data was made by PostgreSQL 9.6, which is not installed: install it, upgrade the data with pg_upgrade, or choose another folder with --data.",
            await RefusalAsync(data.Path, port: 18_410));
    }

    [Fact]
    public async Task Two_systems_cannot_share_their_data()
    {
        using var data = new TemporaryFolder();
        await using var other = new FileStream(Path.Combine(data.Path, "lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(
            $"Another system runs on the data in {data.Path}: stop it, or choose another folder with --data.", await RefusalAsync(data.Path, port: 18_420));
    }

    /// <summary>Starts with native servers what cannot start.</summary>
    private static async Task<string> RefusalAsync(string data, int port)
    {
        await using var system = RunningAppHost.Start(data, port, "--Dashboard=false", "--Servers=native");
        await system.ExitAsync();
        Assert.Equal(1, system.ExitCode);
        return system.Output.Trim();
    }

    /// <param name="gateway">The front door.</param>
    /// <param name="expected">Whether it is on already, in the data of the start before.</param>
    private static async Task SwitchOnAsync(string gateway, bool expected)
    {
        using var client = new HttpClient { BaseAddress = new(gateway) };
        var reseller = await ApiClient.LogInAsync(client, "reseller", "reseller", CancellationToken);
        if (expected)
            Assert.Equal(1, (await reseller.SendAsync(HttpMethod.Get, Switches, body: null, CancellationToken)).GetArrayLength());
        await reseller.SendAsync(HttpMethod.Put, $"{Switches}/1", body: null, CancellationToken);
    }
}
