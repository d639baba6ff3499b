using System.Diagnostics;
using System.Globalization;
using Icaro.Local.NativeServers;

namespace Icaro.Local.Tests;

public sealed class OrphanTests : IDisposable
{
    private readonly DataFolder _folder = new();
    private readonly int _port = FreePort.Next();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_left_behind_by_a_killed_parent_and_its_data_can_be_used_again_at_once()
    {
        using var parent = Process.Start(Parent())!;
        try
        {
            Assert.Equal("started", await parent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            Assert.InRange(Processes.Within(_folder.Path).Count(), 10, int.MaxValue);
        }
        finally
        {
            parent.Kill();
        }

        var folder = Path.Combine(_folder.Path, "postgres");
        var postgres = new NativeServerOptions { DataDirectory = folder, Port = _port, Password = "secret" };
        await using (await PostgresServer.StartAsync(postgres, TestContext.Current.CancellationToken)) { }
        await Processes.EndWithinAsync(_folder.Path);
    }

    private ProcessStartInfo Parent()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ServerParent.dll");
        return new("dotnet", [program, _folder.Path, _port.ToString(CultureInfo.InvariantCulture), "secret"])
        {
            RedirectStandardOutput = true,
        };
    }
}
