namespace Icaro.WingsRedirect.Wax;

/// <summary>GET /wax/preferences?digest&amp;uuid&amp;sessionid.</summary>
internal sealed class PreferencesAnswers(PortalMap portals, PreferencesCache cache, RefusalAnswers refusals)
{
    public Task AnswerAsync(HttpContext context)
    {
        if (Refuse(context.Request.QueryString, out var unit) is { } refusal)
            return refusals.WriteAsync(context, refusal);

        var json = cache.Find(unit!.Hotspot);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json, context.RequestAborted).AsTask();
    }

    private Refusal? Refuse(QueryString query, out PortalUnit? unit)
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
                    return Refusal.Repeated;
                field = pair.DecodeValue();
            }
        }

        return digest is not { IsEmpty: false } ? Refusal.DigestRequired
            : uuid is not { IsEmpty: false } ? Refusal.UuidRequired
            : !portals.IsLoaded ? Refusal.NotReady
            : !portals.TryFindUnit(uuid.Value.Span, out unit) ? Refusal.UuidInvalid
            : !unit.Digest.Is(digest.Value.Span) ? Refusal.DigestInvalid
            : null;
    }
}
