namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>Collects readings. Names that are equal after the replacement of characters get a suffix.</summary>
internal sealed class Fragments
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, Reading>> _fragments = [];

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, Reading>> All => _fragments;

    /// <param name="series">The fragment and name.</param>
    /// <param name="value">Null adds nothing.</param>
    public void Add(KnownSeries series, double? value)
    {
        if (value is not { } number)
            return;

        if (!_fragments.TryGetValue(series.Fragment, out var known))
            _fragments[series.Fragment] = known = new Dictionary<string, Reading>();
        var readings = (Dictionary<string, Reading>)known;
        var name = series.Name;
        while (!readings.TryAdd(name, new(number, series.Unit)))
            name += "_";
    }
}
