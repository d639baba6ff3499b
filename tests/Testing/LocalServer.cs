using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Icaro.Testing;

public static class LocalServer
{
    /// <summary>A real HTTP server, on a free port of this machine unless an address is given.</summary>
    public static WebApplication Create(string address = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        return builder.Build();
    }
}
