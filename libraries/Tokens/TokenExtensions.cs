using MassTransit;
using Microsoft.Extensions.Hosting;

namespace Icaro.Tokens;

public static class TokenExtensions
{
    /// <summary>The scheme of the <c>Token</c> header.</summary>
    public const string Scheme = TokenAuthentication.SchemeName;

    /// <summary>Authenticates the <c>Token</c> header against the catalog. For every service but the catalog.</summary>
    public static void AddTokenAuthentication(this IHostApplicationBuilder builder)
    {
        builder.AddServiceClient<CatalogTokenDirectory>("integrations-catalog").WithServiceKey();
        builder.AddTokenAuthentication<CatalogTokenDirectory>();
    }

    /// <summary>Authenticates the <c>Token</c> header against <typeparamref name="TDirectory"/>, which the caller registers.</summary>
    public static void AddTokenAuthentication<TDirectory>(this IHostApplicationBuilder builder)
        where TDirectory : class, ITokenDirectory
    {
        builder.Services.AddValidatedOptions<TokenCacheOptions, TokenCacheOptionsValidator>(TokenCacheOptions.Section);
        builder.Services.AddSingleton<TokenCache>();
        builder.Services.AddTransient<ITokenDirectory>(services => new CachedTokenDirectory(
            services.GetRequiredService<TDirectory>(),
            services.GetRequiredService<TokenCache>(),
            services.GetRequiredService<IOptions<TokenCacheOptions>>().Value.Lifetime));
        builder.Services.AddAuthentication(TokenAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        builder.Services.AddAuthorization(TokenPolicies.Configure);
    }

    /// <summary>Receives revocations, on a queue of this replica's own.</summary>
    public static void AddTokenRevocation(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<TokensRevokedConsumer>().Endpoint(endpoint => endpoint.UseReplicaQueue(Guid.CreateVersion7().ToString("N")));
}
