using Microsoft.AspNetCore.Mvc.Testing;

namespace Icaro.Console.Tests;

/// <summary>A replica of the console as the gateway sees it, outside of development.</summary>
public sealed class RunningConsole : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory;

    private RunningConsole(string apis, IEnumerable<(string Key, string Value)> settings)
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("environment", "Production");
            host.UseSetting("Logging:LogLevel:Default", "Warning");
            host.UseSetting("Sealing:KeyRing", "a sealing key with more than 32 characters");
            host.UseSetting("services:integrations-catalog:http:0", apis);
            host.UseSetting("services:webhook-dispatch:http:0", apis);
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
        });
    }

    public static RunningConsole InFrontOf(FakeApis apis, params IEnumerable<(string Key, string Value)> settings) =>
        new(apis.Address, settings);

    /// <summary>A browser that nobody has signed in yet.</summary>
    public Browser Open() => new(_factory.Server);

    public ValueTask DisposeAsync() => _factory.DisposeAsync();
}
