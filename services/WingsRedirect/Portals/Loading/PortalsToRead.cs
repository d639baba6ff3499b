namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>What is to be read from the catalog. Many changes of one hotspot are one reading.</summary>
internal sealed class PortalsToRead : IPortalChanges
{
    /// <summary>Of one request; each is a few characters of its address.</summary>
    private const int MaxIds = 200;

    private readonly Lock _lock = new();
    private readonly AsyncSignal<PortalReading> _signal = new();
    private readonly HashSet<int> _hotspots = [];
    private readonly HashSet<int> _integrations = [];
    private bool _everything;

    public void HotspotChanged(int hotspotId) => Note(() => _hotspots.Add(hotspotId));

    public void IntegrationChanged(int integrationId) => Note(() => _integrations.Add(integrationId));

    public void EverythingChanged() => Note(() => _everything = true);

    /// <summary>Puts back what could not be read.</summary>
    public void Return(PortalReading reading) => Note(() =>
    {
        _everything |= reading.Everything;
        _hotspots.UnionWith(reading.Hotspots);
        _integrations.UnionWith(reading.Integrations);
    });

    /// <summary>Waits until there is something; after <paramref name="timeout"/> it is everything.</summary>
    public async Task<PortalReading> TakeAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!await _signal.WaitAsync(timeout, cancellationToken))
            EverythingChanged();

        lock (_lock)
        {
            var reading = new PortalReading(_everything, Take(_hotspots), Take(_integrations));
            // What comes with the whole need not be read twice.
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

/// <param name="Everything">Then the ids add nothing.</param>
internal sealed record PortalReading(bool Everything, int[] Hotspots, int[] Integrations);
