using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Icaro.WingsRedirect.Tests.World;

/// <summary>One replica of the service, on a port of its own.</summary>
internal sealed class RunningWings : WebApplicationFactory<Program>
{
    public const string KeyRing = "0123456789abcdef0123456789abcdef";
    public const string ServiceKey = "a service key that is only for these tests";
    public const string PublicUrl = "https://icaro.example";

    private readonly IReadOnlyDictionary<string, string> _settings;

    public RunningWings(IReadOnlyDictionary<string, string> settings)
    {
        _settings = settings;
        UseKestrel();
        using var started = CreateClient();
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = started.BaseAddress };
    }

    /// <summary>Follows no redirect.</summary>
    public HttpClient Client { get; }

    public MetricCollector<T> Meter<T>(string instrument)
        where T : struct => new(Services.GetRequiredService<IMeterFactory>(), "WingsRedirect", instrument);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        builder.UseSetting("Logging:LogLevel:Default", "None");
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
    }
}
