using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Icaro.Gateway.Edge;

/// <summary>The section <c>ForwardedHeaders</c>.</summary>
internal sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "ForwardedHeaders";
    public const string Setting = $"{Section}:{nameof(KnownProxies)}";

    /// <summary>
    /// The addresses and networks of the proxies in front of the gateway. Only their <c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c> and
    /// <c>X-Forwarded-Host</c> headers are used; without such a proxy, none are.
    /// </summary>
    public IList<string> KnownProxies { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from proxy in KnownProxies
        let network = Parse(proxy)
        where network is not { PrefixLength: > 0 }
        select new ValidationResult($"{Setting}: '{proxy}' is {(network is null ? "neither an address nor a network" : "everybody")}");

    public static IPNetwork? Parse(string proxy) =>
        IPAddress.TryParse(proxy, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(proxy, out var network) ? network
        : null;
}

[OptionsValidator]
internal sealed partial class ProxyOptionsValidator : IValidateOptions<ProxyOptions>;

internal static class KnownProxies
{
    // After all other configuration: ASPNETCORE_FORWARDEDHEADERS_ENABLED, which published containers have, trusts every client.
    public static void AddKnownProxies(this IServiceCollection services)
    {
        services.AddValidatedOptions<ProxyOptions, ProxyOptionsValidator>(ProxyOptions.Section);
        services.AddOptions<ForwardedHeadersOptions>().PostConfigure<IOptions<ProxyOptions>>(Configure);
    }

    public static void UseKnownProxies(this IApplicationBuilder app)
    {
        app.UseMiddleware<UnknownProxyWarning>();
        app.UseForwardedHeaders();
    }

    private static void Configure(ForwardedHeadersOptions options, IOptions<ProxyOptions> proxies)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies.Value.KnownProxies)
            options.KnownIPNetworks.Add(ProxyOptions.Parse(proxy)!.Value);
        options.ForwardLimit = null;
        options.ForwardedHeaders = proxies.Value.KnownProxies is []
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
    }
}
