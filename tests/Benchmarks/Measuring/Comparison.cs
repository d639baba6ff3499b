namespace Icaro.Benchmarks.Measuring;

/// <summary>All samples of subjects that were measured in turn.</summary>
internal sealed class Comparison
{
    private readonly List<(string Subject, List<Sample> Samples)> _subjects = [];

    public IReadOnlyList<string> Subjects => [.. _subjects.Select(one => one.Subject)];

    /// <summary>The names of all figures, in the order in which they first came.</summary>
    public IReadOnlyList<string> Figures =>
        [.. _subjects.SelectMany(one => one.Samples).SelectMany(sample => sample.Figures).Select(figure => figure.Name).Distinct()];

    public void Add(string subject, Sample sample)
    {
        if (!_subjects.Exists(one => one.Subject == subject))
            _subjects.Add((subject, []));
        _subjects.Find(one => one.Subject == subject).Samples.Add(sample);
    }

    /// <returns>Null when the subject has no such figure.</returns>
    public Spread? Spread(string subject, string figure)
    {
        double[] values = [.. Values(subject, figure)];
        return values is [] ? null : Measuring.Spread.Of(values);
    }

    public double Median(string subject, string figure) =>
        Spread(subject, figure)?.Median ?? throw new InvalidOperationException($"{subject} has no {figure}.");

    /// <summary>
    /// The median of the ratios of the samples that were taken one after the other, so that the machine's own changes cancel out.
    /// </summary>
    public double Ratio(string subject, string peer, string figure) =>
        Measuring.Spread.Of(Values(subject, figure).Zip(Values(peer, figure), (ours, theirs) => ours / theirs)).Median;

    private IEnumerable<double> Values(string subject, string figure) => _subjects
        .Where(one => one.Subject == subject)
        .SelectMany(one => one.Samples)
        .SelectMany(sample => sample.Figures)
        .Where(one => one.Name == figure)
        .Select(one => one.Value);
}
