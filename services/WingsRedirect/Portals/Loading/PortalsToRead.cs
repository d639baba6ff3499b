namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>The hotspots and integrations to read from the catalog. Repeated changes of one are read once.</summary>
internal sealed class PortalsToRead
{
    /// <summary>In one request: the URL contains all ids.</summary>
    private const int MaxIds = 200;

    private readonly Lock _lock = new();
    private readonly AsyncSignal<PortalReading> _signal = new();
    private readonly HashSet<int> _hotspots = [];
    private readonly HashSet<int> _integrations = [];
    private bool _everything;

    public void HotspotChanged(int hotspotId) => Note(() => _hotspots.Add(hotspotId));

    public void IntegrationChanged(int integrationId) => Note(() => _integrations.Add(integrationId));

    public void EverythingChanged() => Note(() => _everything = true);

    /// <summary>Adds again what could not be read.</summary>
    public void Return(PortalReading reading) => Note(() =>
    {
        _everything |= reading.Everything;
        _hotspots.UnionWith(reading.Hotspots);
        _integrations.UnionWith(reading.Integrations);
    });

    /// <summary>Waits for a change. After <paramref name="timeout"/> without one, everything is to be read.</summary>
    public async Task<PortalReading> TakeAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!await _signal.WaitAsync(timeout, cancellationToken))
            EverythingChanged();

        lock (_lock)
        {
            var reading = new PortalReading(_everything, Take(_hotspots), Take(_integrations));
            // The snapshot contains these too.
            if (_everything)
                _hotspots.Clear();
            _everything = false;
            if (_hotspots.Count > 0 || _integrations.Count > 0)
                _signal.Set();
            return reading;
        }
    }

    private static int[] Take(HashSet<int> ids)
    {
        int[] taken = [.. ids.Take(MaxIds)];
        ids.ExceptWith(taken);
        return taken;
    }

    private void Note(Action note)
    {
        lock (_lock)
        {
            note();
            _signal.Set();
        }
    }
}

/// <param name="Everything">True for a snapshot, which ignores the ids.</param>
internal sealed record PortalReading(bool Everything, int[] Hotspots, int[] Integrations);
