using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>One replica of the service.</summary>
internal sealed class Dispatcher(
    IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? configure = null) : WebApplicationFactory<Program>
{
    public const string KeyRing = "0123456789abcdef0123456789abcdef";
    public const string ServiceKey = "a service key that is only for these tests";

    // A process is meant to be one replica. Here it is dozens, and by one ring they share EF's model and the queries compiled for it.
    private static readonly KeyRing Keys = Sealing.KeyRing.Parse(KeyRing);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureServices(services =>
        {
            if (settings["Sealing:KeyRing"] == KeyRing)
                services.AddSingleton(Keys);
            configure?.Invoke(services);
        });
    }
}
