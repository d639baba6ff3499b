namespace Icaro.WingsRedirect.Redirecting;

/// <summary>
/// GET /wings/redirect/post/PATH: for portals that know a single URL and append their own path and query to it, as Icaro's Wings
/// does. Their guests pass all platforms, and return to the same path and query of the portal.
/// </summary>
internal sealed class AppendedRedirect(
    PortalMap portals, RedirectHandler redirect, IOptions<PublicOptions> system, IHostEnvironment environment)
{
    public const string Route = "/wings/redirect/post";

    private readonly string _url = system.Value.Address + Route;
    private readonly bool _needsHttps = environment.IsProduction();

    /// <param name="hotspot">The hotspot.</param>
    /// <param name="integrations">All that are enabled there.</param>
    /// <returns>
    /// The URL to which the portal appends; null when the portal, which reads the first integration only, can send guests to the
    /// only platform by itself.
    /// </returns>
    public string? FindUrl(PortalHotspot hotspot, IReadOnlyList<PortalIntegration> integrations)
    {
        var platforms = integrations.Where(integration => integration.PostAuthPage is not null).ToList();
        var isDirect = platforms is [] || (platforms is [var only] && only == integrations[0] && !only.NeedsState);
        return isDirect || FindHome(hotspot) is null ? null : _url;
    }

    /// <summary>Continues as if the portal had given its path and its return URL in the query.</summary>
    public Task RedirectAsync(HttpContext context)
    {
        var request = context.Request;
        request.Path.StartsWithSegments(Route, out var path);
        request.QueryString = request.QueryString.Add("path", path).Add("return", FindReturn(request, path));
        return redirect.RedirectAsync(context, Step.Post);
    }

    private string FindReturn(HttpRequest request, PathString path) =>
        portals.TryFindUnit(request.Query["uuid"].ToString(), out var unit)
        && Uri.TryCreate(FindHome(unit.Hotspot), UriKind.Absolute, out var home)
        && Uri.TryCreate(home, path + request.QueryString, out var page)
            ? page.AbsoluteUri
            : "";

    private string? FindHome(PortalHotspot hotspot) => _needsHttps ? hotspot.Portals.SecureHome : hotspot.Portals.Home;
}
