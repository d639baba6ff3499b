using System.Security.Cryptography;

namespace Icaro.Postgres;

/// <summary>Lets <c>dotnet ef migrations</c> read a model without configuration, server or keys.</summary>
public static class DesignTimeDatabase
{
    public static DbContextOptions<TContext> Options<TContext>()
        where TContext : DbContext
    {
        var anyKey = RandomNumberGenerator.GetHexString(KeyRing.MinimumKeyLength);
        var services = new ServiceCollection().AddSingleton(KeyRing.Parse(anyKey)).BuildServiceProvider();
        return new DbContextOptionsBuilder<TContext>()
            .UseNpgsql().UseSnakeCaseNamingConvention().UseApplicationServiceProvider(services).Options;
    }
}
