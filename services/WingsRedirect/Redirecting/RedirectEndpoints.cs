namespace Icaro.WingsRedirect.Redirecting;

/// <summary>GET /wings/redirect/pre and /post: where a portal sends its guests, to be sent on to the first platform.</summary>
internal static class RedirectEndpoints
{
    public static void MapRedirects(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        endpoints.MapGet("/wings/redirect/pre", ActivatorUtilities.CreateInstance<Redirect>(services, Step.Pre).AnswerAsync);
        endpoints.MapGet("/wings/redirect/post", ActivatorUtilities.CreateInstance<Redirect>(services, Step.Post).AnswerAsync);
    }
}

internal sealed class Redirect(
    Step step, PortalMap portals, NextPage next, RefusalAnswers refusals, TimeProvider time, IHostEnvironment environment)
{
    private readonly bool _needsHttps = environment.IsProduction();

    public Task AnswerAsync(HttpContext context)
    {
        if (Refuse(context.Request.QueryString, out var request, out var unit) is { } refusal)
            return refusals.WriteAsync(context, refusal);

        var flow = request.ToFlow(step, time.GetUtcNow().ToUnixTimeSeconds());
        if (next.Find(unit!, flow, after: 0) is not { } url)
            return refusals.WriteAsync(context, Refusal.TooLong);

        context.Response.SendOn(url);
        return Task.CompletedTask;
    }

    private Refusal? Refuse(QueryString query, out RedirectRequest request, out PortalUnit? unit)
    {
        unit = null;
        if (RedirectRequest.TryRead(query, out request) is { } refusal)
            return refusal;
        if (!portals.IsLoaded)
            return Refusal.NotReady;
        if (!portals.TryFindUnit(request.Uuid, out unit))
            return Refusal.UuidInvalid;
        if (!unit.Digest.Is(request.Digest))
            return Refusal.DigestInvalid;

        var mayReturn = unit.Hotspot.Portals.Allow(request.Return) && (!_needsHttps || ReturnHosts.IsSecure(request.Return));
        return mayReturn ? null : Refusal.ReturnNotAllowed;
    }
}
