namespace Icaro.WingsRedirect.Wax;

/// <summary>
/// The answers of the hotspots that are asked for now, as bytes. A hotspot that changes is another object, and answers that
/// hold an integration end with its generation, so nothing has to be thrown away for being old.
/// </summary>
internal sealed class PreferencesCache(PortalMap portals, IOptions<Socials> socials)
{
    /// <summary>Bytes. When there are more, it begins anew.</summary>
    private const int MaxSize = 16 * 1024 * 1024;

    private readonly ConcurrentDictionary<PortalHotspot, Entry> _entries = new();
    private int _size;

    public byte[] Find(PortalHotspot hotspot)
    {
        // Read first: an integration that changes meanwhile makes what is built now outdated at once.
        var generation = portals.IntegrationsGeneration;
        if (_entries.TryGetValue(hotspot, out var known) && known.Generation == generation)
            return known.Json;

        var json = JsonSerializer.SerializeToUtf8Bytes(Build(hotspot), WaxJson.Default.Preferences);
        if (Interlocked.Add(ref _size, json.Length) > MaxSize)
        {
            _entries.Clear();
            Interlocked.Exchange(ref _size, json.Length);
        }

        _entries[hotspot] = new(json, generation);
        return json;
    }

    private Preferences Build(PortalHotspot hotspot)
    {
        var integrations = portals.IntegrationsOf(hotspot);
        return new(
            hotspot.Id,
            HotspotProfile.Unpack(hotspot.Profile).Name,
            JsonElement.Parse(hotspot.Texts.Preferences),
            Disclaimers.Of(hotspot, integrations),
            socials.Value,
            integrations is [] ? null : [.. integrations.Select(RedirectUrls.Of)]);
    }

    private sealed record Entry(byte[] Json, int Generation);
}
