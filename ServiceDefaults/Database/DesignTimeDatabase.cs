using System.Security.Cryptography;
using Icaro.ServiceDefaults.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.ServiceDefaults.Database;

/// <summary>Lets <c>dotnet ef migrations</c> see a model without a configuration, a server or the real keys.</summary>
public static class DesignTimeDatabase
{
    public static DbContextOptions<TContext> Options<TContext>()
        where TContext : DbContext
    {
        var anyKey = RandomNumberGenerator.GetHexString(SealingKey.MinimumTextLength);
        var services = new ServiceCollection().AddSingleton(KeyRing.Parse(anyKey)).BuildServiceProvider();
        return new DbContextOptionsBuilder<TContext>().UseNpgsql().UseApplicationServiceProvider(services).Options;
    }
}
