namespace Icaro.IntegrationsCatalog.Marketplace.Sessions;

/// <summary>
/// Tells forms of our own pages, and of the origins in <c>Cors:Origins</c>, from those of other sites. Another site could otherwise sign a
/// browser in to an account of its own, into which somebody then enters data.
/// </summary>
internal sealed class FormOrigins(IConfiguration configuration, IOptions<PublicOptions> system)
{
    private const string EveryOrigin = "*";

    private readonly string[] _known = [system.Value.Address, .. configuration.GetSection("Cors:Origins").Get<string[]>() ?? []];

    /// <summary>
    /// A browser sends at least one of the two headers. Our pages have no referrer, so that their forms have the origin <c>null</c>.
    /// </summary>
    public bool Allow(HttpRequest request)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        return site is "same-origin" or "none"
            || (origin is "" ? site is "" : _known.Contains(origin, StringComparer.OrdinalIgnoreCase) || _known.Contains(EveryOrigin));
    }
}
