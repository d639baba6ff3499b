namespace Icaro.WingsRedirect.Callers;

/// <summary>
/// Authenticates who asks about the guests of a unit: the unit or its portal, by the unit's digest, or a platform of its
/// hotspot that confirms guests, by its API token. Both are checked with the portal data, so that guests get access without the
/// catalog.
/// </summary>
internal sealed class UnitCallers(PortalMap portals)
{
    public UnitCaller Authenticate(string uuid, string? digest, string? token)
    {
        if (!portals.IsLoaded)
            return new(WingsError.NotReady);
        if (!portals.TryFindUnit(uuid, out var unit))
            return new(WingsError.UuidInvalid);
        if (!string.IsNullOrEmpty(digest))
            return unit.Digest.Is(digest) ? UnitCaller.With(digest) : new(WingsError.DigestInvalid);
        if (!string.IsNullOrEmpty(token))
            return unit.Hotspot.FindIntegrationOf(token) is null ? new(WingsError.TokenInvalid) : UnitCaller.With(token);
        return new(WingsError.CredentialsRequired);
    }
}

/// <param name="Error">Null for an authenticated caller.</param>
/// <param name="Id">The same whenever the caller asks; other callers have others.</param>
internal sealed record UnitCaller(WingsError? Error, Guid Id = default)
{
    public static UnitCaller With(string credential)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(credential));
        return new(null, new Guid(hash.AsSpan(0, 16)));
    }
}
