using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icaro.Sealing;

public static class SealingExtensions
{
    /// <summary>Adds the <see cref="KeyRing"/> of <c>Sealing:KeyRing</c>, which all services share.</summary>
    public static void AddSealing(this IHostApplicationBuilder builder)
    {
        var text = builder.Configuration.Required("Sealing:KeyRing");
        builder.Services.AddSingleton(_ => KeyRing.Parse(text));
    }
}
