namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>Collects readings. Names that have become the same by what was replaced in them are told apart again.</summary>
internal sealed class Fragments
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, Reading>> _fragments = [];

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, Reading>> All => _fragments;

    /// <param name="series">Where it goes.</param>
    /// <param name="value">Null for nothing to add.</param>
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
