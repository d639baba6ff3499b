namespace Icaro.WebhookDispatch.Pumping;

/// <summary>Counts what this replica has claimed and not booked yet.</summary>
internal sealed class InFlight
{
    private readonly Dictionary<int, int> _byEndpoint = [];

    public int Total { get; private set; }

    /// <summary>The endpoints that have any, and how many.</summary>
    public IReadOnlyDictionary<int, int> ByEndpoint => _byEndpoint;

    public void Add(int endpointId)
    {
        Total++;
        _byEndpoint[endpointId] = _byEndpoint.GetValueOrDefault(endpointId) + 1;
    }

    public void Remove(int endpointId)
    {
        Total--;
        if (--_byEndpoint[endpointId] == 0)
            _byEndpoint.Remove(endpointId);
    }
}
