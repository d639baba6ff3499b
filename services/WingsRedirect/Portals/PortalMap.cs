using System.Diagnostics.CodeAnalysis;

namespace Icaro.WingsRedirect.Portals;

/// <summary>
/// All portal data, in memory. A single writer, <see cref="Loading.PortalSync"/>, changes it one hotspot at a time. Requests read
/// it without locks, and keep using it while nothing newer can be read.
/// </summary>
internal sealed class PortalMap
{
    private readonly ConcurrentDictionary<UuidKey, PortalUnit> _units = new();
    private readonly ConcurrentDictionary<int, PortalHotspot> _hotspots = new();
    private readonly ConcurrentDictionary<UuidKey, PortalHotspot> _hotspotsByUuid = new();
    private readonly ConcurrentDictionary<int, PortalIntegration> _integrations = new();
    private volatile bool _isLoaded;
    private int _integrationsGeneration;

    /// <summary>False until a whole snapshot was read.</summary>
    public bool IsLoaded => _isLoaded;

    public int UnitCount => _units.Count;

    /// <summary>Increases when an integration changes, to invalidate what was computed from integrations.</summary>
    public int IntegrationsGeneration => Volatile.Read(ref _integrationsGeneration);

    public ICollection<int> HotspotIds => _hotspots.Keys;

    public bool TryFindUnit(ReadOnlySpan<char> uuid, [NotNullWhen(true)] out PortalUnit? unit) =>
        _units.TryGetValue(UuidKey.Of(uuid), out unit);

    public PortalHotspot? FindHotspot(string uuid) => _hotspotsByUuid.GetValueOrDefault(UuidKey.Of(uuid));

    public PortalHotspot? FindHotspot(int id) => _hotspots.GetValueOrDefault(id);

    public PortalIntegration? FindIntegration(int id) => _integrations.GetValueOrDefault(id);

    /// <returns>The enabled integrations, by ascending id.</returns>
    public List<PortalIntegration> IntegrationsOf(PortalHotspot hotspot) =>
        [.. hotspot.IntegrationIds.Select(FindIntegration).OfType<PortalIntegration>()];

    public void Put(PortalIntegration integration)
    {
        _integrations[integration.Id] = integration;
        Interlocked.Increment(ref _integrationsGeneration);
    }

    /// <summary>Adds the hotspot with its units, or replaces it.</summary>
    public void Put(PortalHotspot hotspot)
    {
        var former = _hotspots.GetValueOrDefault(hotspot.Id);
        _hotspots[hotspot.Id] = hotspot;
        _hotspotsByUuid[hotspot.Key] = hotspot;
        foreach (var unit in hotspot.Units)
            _units[unit.Key] = unit;
        if (former is not null)
            RemoveUnits(former);
    }

    public void RemoveHotspot(int id)
    {
        if (!_hotspots.TryRemove(id, out var hotspot))
            return;

        _hotspotsByUuid.TryRemove(KeyValuePair.Create(hotspot.Key, hotspot));
        RemoveUnits(hotspot);
    }

    public void SetLoaded() => _isLoaded = true;

    /// <summary>Removes only units that were not replaced by a newer object.</summary>
    private void RemoveUnits(PortalHotspot former)
    {
        foreach (var unit in former.Units)
            _units.TryRemove(KeyValuePair.Create(unit.Key, unit));
    }
}

/// <summary>An access point. It has only these fields because there may be hundreds of thousands.</summary>
internal sealed class PortalUnit(UuidKey key, UnitDigest digest, PortalHotspot hotspot)
{
    public UuidKey Key => key;

    public UnitDigest Digest => digest;

    public PortalHotspot Hotspot => hotspot;
}
