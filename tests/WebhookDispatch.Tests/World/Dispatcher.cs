using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>One replica of the service.</summary>
internal sealed class Dispatcher(IReadOnlyDictionary<string, string> settings) : WebApplicationFactory<Program>
{
    public const string KeyRing = "0123456789abcdef0123456789abcdef";
    public const string ServiceKey = "a service key that is only for these tests";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
    }
}
