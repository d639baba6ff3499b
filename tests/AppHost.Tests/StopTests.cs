using System.Text.RegularExpressions;

namespace Icaro.AppHost.Tests;

/// <summary>However the system is stopped, nothing is left of it but its data, which the next start finds.</summary>
public sealed class StopTests(KeptData kept) : IClassFixture<KeptData>
{
    private const int Port = 18_400;
    private const string Switches = "/api/hotspot_integrations/1";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("KILL")]
    public async Task A_stop_leaves_nothing_but_the_data(string signal)
    {
        await using var system = await StartOnKeptDataAsync();
        await LookForEpmdAsync(system);

        await system.StopAsync(signal);

        // Servers that end by themselves remove their files of process ids; those that are killed do not.
        Assert.Empty(Directory.EnumerateFiles(kept.Folder.Path, "*.pid", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Without_DCP_everything_ends()
    {
        await using var system = await StartOnKeptDataAsync();

        await system.StopAsync("KILL", process: "run-controllers");
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

    /// <summary>
    /// RabbitMQ does so once a minute, and would start epmd, which outlives it. Here it is told to, and done when the call is.
    /// </summary>
    private async Task LookForEpmdAsync(RunningAppHost system)
    {
        var cookie = await File.ReadAllTextAsync(Path.Combine(kept.Folder.Path, "messaging", ".erlang.cookie"), CancellationToken);
        var port = Regex.Match(system.CommandLineOf("erl_epmd_port"), @"-erl_epmd_port (\d+)").Groups[1].Value;
        foreach (var call in new[] { "erlang send [rabbit_epmd_monitor, check]", "sys get_state [rabbit_epmd_monitor, infinity]" })
        {
            await Tool.RunAsync(
                kept.Folder.Path, "erl_call", ["-c", cookie, "-address", $"127.0.0.1:{port}", "-a", call], CancellationToken);
        }
    }

    /// <summary>Starts on what the test before has left, and sees that it is still there.</summary>
    private async Task<RunningAppHost> StartOnKeptDataAsync()
    {
        var system = RunningAppHost.Start(kept.Folder.Path, Port, "--Dashboard=false");
        using var client = new HttpClient { BaseAddress = new((await system.ReportAsync())["gateway"]) };
        var reseller = await ApiClient.LogInAsync(client, "reseller", "reseller", CancellationToken);
        if (kept.IsSwitchedOn)
            Assert.Equal(1, (await reseller.SendAsync(HttpMethod.Get, Switches, body: null, CancellationToken)).GetArrayLength());
        await reseller.SendAsync(HttpMethod.Put, $"{Switches}/1", body: null, CancellationToken);
        kept.IsSwitchedOn = true;
        return system;
    }
}

/// <summary>The data of one system that is started and stopped by several tests.</summary>
public sealed class KeptData : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public bool IsSwitchedOn { get; set; }

    public void Dispose() => Folder.Dispose();
}
