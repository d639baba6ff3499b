namespace Icaro.WingsRedirect.Wax;

/// <summary>GET /wax/preferences?digest&amp;uuid&amp;sessionid.</summary>
internal sealed class PreferencesHandler(PortalMap portals, PreferencesCache cache)
{
    public Task ShowAsync(HttpContext context)
    {
        if (Check(context.Request.QueryString, out var unit) is { } error)
            return error.ExecuteAsync(context);

        var json = cache.Find(unit!.Hotspot);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json, context.RequestAborted).AsTask();
    }

    private WingsError? Check(QueryString query, out PortalUnit? unit)
    {
        unit = null;
        ReadOnlyMemory<char>? digest = null, uuid = null;
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            var name = pair.DecodeName().Span;
            if (name is "digest" or "uuid")
            {
                ref var field = ref name is "digest" ? ref digest : ref uuid;
                if (field is not null)
                    return WingsError.Repeated;
                field = pair.DecodeValue();
            }
        }

        return digest is not { IsEmpty: false } ? WingsError.DigestRequired
            : uuid is not { IsEmpty: false } ? WingsError.UuidRequired
            : !portals.IsLoaded ? WingsError.NotReady
            : !portals.TryFindUnit(uuid.Value.Span, out unit) ? WingsError.UuidInvalid
            : !unit.Digest.Is(digest.Value.Span) ? WingsError.DigestInvalid
            : null;
    }
}

/// <summary>GET /wax/preferences as Icaro's portals read it.</summary>
/// <param name="Integrations">Null when no integration is enabled.</param>
internal sealed record PreferencesResponse(
    int HotspotId,
    string HotspotName,
    [property: JsonPropertyName("preferences")] JsonElement Settings,
    Disclaimers Disclaimers,
    Socials Socials,
    IReadOnlyList<RedirectUrls>? Integrations);

internal sealed record RedirectUrls(string PreAuthRedirectUrl, string PostAuthRedirectUrl)
{
    /// <param name="integration">The integration.</param>
    /// <param name="postAuthUrl">The URL that takes guests to all platforms; null for that of the integration.</param>
    public static RedirectUrls Of(PortalIntegration integration, string? postAuthUrl) =>
        new(integration.Line.PreAuthRedirectUrl, postAuthUrl ?? integration.Line.PostAuthRedirectUrl);
}

/// <summary>The client ids at the social networks, from the section <c>Socials</c>; the same for all hotspots.</summary>
internal sealed class Socials
{
    public const string Section = "Socials";

    public string FacebookClientId { get; init; } = "";

    [JsonPropertyName("linkedin_client_id")]
    public string LinkedInClientId { get; init; } = "";
}
