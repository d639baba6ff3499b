using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Icaro.LoginApiCrypto.Tests.World;

/// <summary>One replica of the service, on a port of its own.</summary>
internal sealed class LoginApiService : WebApplicationFactory<Program>
{
    public const string KeyRing = "0123456789abcdef0123456789abcdef";
    public const string ServiceKey = "a service key that is only for these tests";

    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly TimeProvider _time;

    public LoginApiService(IReadOnlyDictionary<string, string> settings, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        UseKestrel();
        Client = CreateClient();
    }

    public HttpClient Client { get; }

    public string Address => Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public MetricCollector<long> Logins() => new(Services.GetRequiredService<IMeterFactory>(), "LoginApiCrypto", "loginapi.logins");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        builder.ConfigureServices(services => services.AddSingleton(_time));
    }
}
