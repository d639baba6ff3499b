namespace Icaro.WingsRedirect.Redirecting;

/// <summary>GET /wings/redirect/pre and /post: a portal sends its guests here, to be redirected to the first platform.</summary>
internal static class RedirectEndpoints
{
    public static void AddRedirects(this IServiceCollection services)
    {
        services.AddSingleton<NextPage>();
        services.AddSingleton<RedirectHandler>();
        services.AddSingleton<AppendedRedirect>();
    }

    /// <summary>The handlers are resolved once, since the endpoints answer every guest.</summary>
    public static void MapRedirects(this IEndpointRouteBuilder endpoints)
    {
        var handler = endpoints.ServiceProvider.GetRequiredService<RedirectHandler>();
        endpoints.MapGet("/wings/redirect/pre", context => handler.RedirectAsync(context, Step.Pre));
        endpoints.MapGet("/wings/redirect/post", context => handler.RedirectAsync(context, Step.Post));
        var appended = endpoints.ServiceProvider.GetRequiredService<AppendedRedirect>();
        endpoints.MapGet($"{AppendedRedirect.Route}/{{**path}}", appended.RedirectAsync);
    }
}

internal sealed class RedirectHandler(PortalMap portals, NextPage next, TimeProvider time, IHostEnvironment environment)
{
    private readonly bool _needsHttps = !environment.IsDevelopment();

    public Task RedirectAsync(HttpContext context, Step step)
    {
        if (Check(context.Request.QueryString, out var request, out var unit) is { } error)
            return error.ExecuteAsync(context);

        var flow = request.ToFlow(step, time.GetUtcNow().ToUnixTimeSeconds());
        if (next.Find(unit!, flow, after: 0) is not { } url)
            return WingsError.TooLong.ExecuteAsync(context);

        context.Response.RedirectUncached(url);
        return Task.CompletedTask;
    }

    private WingsError? Check(QueryString query, out RedirectRequest request, out PortalUnit? unit)
    {
        unit = null;
        if (RedirectRequest.TryRead(query, out request) is { } error)
            return error;
        if (!portals.IsLoaded)
            return WingsError.NotReady;
        if (!portals.TryFindUnit(request.Uuid, out unit))
            return WingsError.UuidInvalid;
        if (!unit.Digest.Is(request.Digest))
            return WingsError.DigestInvalid;
        if (request.Return.IsEmpty)
            return WingsError.ReturnRequired;

        var mayReturn = unit.Hotspot.Portals.Allow(request.Return) && (!_needsHttps || ReturnHosts.IsSecure(request.Return));
        return mayReturn ? null : WingsError.ReturnNotAllowed;
    }
}
