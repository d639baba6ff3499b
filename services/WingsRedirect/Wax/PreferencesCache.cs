namespace Icaro.WingsRedirect.Wax;

/// <summary>
/// The serialized responses of the hotspots in use. A hotspot that changes is another object, and an entry that contains an
/// integration is valid for one generation of the integrations, so entries need no expiration.
/// </summary>
internal sealed class PreferencesCache(PortalMap portals, AppendedRedirect redirect, IOptions<Socials> socials)
{
    /// <summary>Bytes. The cache is emptied when it exceeds them.</summary>
    private const int MaxSize = 16 * 1024 * 1024;

    private readonly ConcurrentDictionary<PortalHotspot, Entry> _entries = new();
    private int _size;

    public byte[] Find(PortalHotspot hotspot)
    {
        // Read before building: an integration that changes in the meantime then invalidates the new entry.
        var generation = portals.IntegrationsGeneration;
        if (_entries.TryGetValue(hotspot, out var known) && known.Generation == generation)
            return known.Json;

        var json = JsonSerializer.SerializeToUtf8Bytes(Build(hotspot), WingsJson.Default.PreferencesResponse);
        if (Interlocked.Add(ref _size, json.Length) > MaxSize)
        {
            _entries.Clear();
            Interlocked.Exchange(ref _size, json.Length);
        }

        _entries[hotspot] = new(json, generation);
        return json;
    }

    private PreferencesResponse Build(PortalHotspot hotspot)
    {
        var integrations = portals.IntegrationsOf(hotspot);
        var postAuthUrl = redirect.FindUrl(hotspot, integrations);
        return new(
            hotspot.Id,
            HotspotProfile.Unpack(hotspot.Profile).Name,
            JsonElement.Parse(hotspot.Texts.Preferences),
            Disclaimers.Of(hotspot, integrations),
            socials.Value,
            integrations is [] ? null : [.. integrations.Select(integration => RedirectUrls.Of(integration, postAuthUrl))]);
    }

    private sealed record Entry(byte[] Json, int Generation);
}
