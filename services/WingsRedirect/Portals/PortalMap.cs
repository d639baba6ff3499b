using System.Diagnostics.CodeAnalysis;

namespace Icaro.WingsRedirect.Portals;

/// <summary>
/// All that redirects need, in memory. One writer, <see cref="Loading.PortalSync"/>, changes it in place, a hotspot at a
/// time; requests read it without locks, and go on with what is there when nothing new can be had.
/// </summary>
internal sealed class PortalMap
{
    private readonly ConcurrentDictionary<UuidKey, PortalUnit> _units = new();
    private readonly ConcurrentDictionary<int, PortalHotspot> _hotspots = new();
    private readonly ConcurrentDictionary<UuidKey, PortalHotspot> _hotspotsByUuid = new();
    private readonly ConcurrentDictionary<int, PortalIntegration> _integrations = new();
    private volatile bool _isLoaded;
    private int _integrationsGeneration;

    /// <summary>False until there is a whole picture once.</summary>
    public bool IsLoaded => _isLoaded;

    public int UnitCount => _units.Count;

    /// <summary>Counts up when an integration changes, for what was made of integrations.</summary>
    public int IntegrationsGeneration => Volatile.Read(ref _integrationsGeneration);

    public ICollection<int> HotspotIds => _hotspots.Keys;

    public bool TryFindUnit(ReadOnlySpan<char> uuid, [NotNullWhen(true)] out PortalUnit? unit) =>
        _units.TryGetValue(UuidKey.Of(uuid), out unit);

    public PortalHotspot? FindHotspot(string uuid) => _hotspotsByUuid.GetValueOrDefault(UuidKey.Of(uuid));

    public PortalHotspot? FindHotspot(int id) => _hotspots.GetValueOrDefault(id);

    public PortalIntegration? FindIntegration(int id) => _integrations.GetValueOrDefault(id);

    /// <returns>Those that are on, by ascending id.</returns>
    public List<PortalIntegration> IntegrationsOf(PortalHotspot hotspot) =>
        [.. hotspot.IntegrationIds.Select(FindIntegration).OfType<PortalIntegration>()];

    public void Put(PortalIntegration integration)
    {
        _integrations[integration.Id] = integration;
        Interlocked.Increment(ref _integrationsGeneration);
    }

    /// <summary>Puts the hotspot with its units in the place of what it was.</summary>
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

    /// <summary>Only those that did not find another place meanwhile.</summary>
    private void RemoveUnits(PortalHotspot former)
    {
        foreach (var unit in former.Units)
            _units.TryRemove(KeyValuePair.Create(unit.Key, unit));
    }
}
