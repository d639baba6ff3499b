namespace Icaro.Chaos;

/// <summary>Says what came of a run.</summary>
internal static class Report
{
    public static void Print(RunResult result, TextWriter output)
    {
        var (history, violations) = (result.History, result.Violations);
        output.WriteLine($"""

            seed        {result.Seed}
            duration    {result.Duration:mm\:ss}
            toggles     {history.Toggles.Count} ({Count(history.Toggles, toggle => toggle.Outcome)})
            faults      {result.Faults.Values.Sum()} ({List(result.Faults)})
            moments     {List(Enum.GetValues<Moment>().ToDictionary(moment => moment, moment => result.Moments.GetValueOrDefault(moment)))}
            rolled back {history.RolledBack.Count} on the wire
            deliveries  {history.Deliveries.Count} ({Count(history.Deliveries, delivery => delivery.Status)})
            attempts    {history.Arrivals.Count} ({Count(history.Arrivals, arrival => arrival.Answer)})
            duplicates  {Duplicates(history)}, of which {history.Replays.Count} may be replays
            verdict     {List(Enum.GetValues<Promise>().ToDictionary(promise => promise, promise => violations.Count(violation => violation.Promise == promise)))}
            """);

        if (violations is [var first, ..])
            PrintStory(history, first, violations, output);
    }

    private static void PrintStory(History history, Violation first, IReadOnlyList<Violation> violations, TextWriter output)
    {
        output.WriteLine();
        foreach (var violation in violations.Where(violation => violation.Lane == first.Lane))
            output.WriteLine(violation);
        foreach (var line in history.ByLane().Single(lane => lane.Lane == first.Lane).Story())
            output.WriteLine(line);
    }

    /// <summary>Webhooks that the platform accepted although it had them.</summary>
    private static int Duplicates(History history)
    {
        var accepted = history.Arrivals.Where(arrival => arrival.AcceptedAt is not null).ToList();
        return accepted.Count - accepted.DistinctBy(arrival => arrival.WebhookId).Count();
    }

    private static string Count<T, TKey>(IEnumerable<T> items, Func<T, TKey> key) where TKey : notnull =>
        List(items.CountBy(key).OrderByDescending(count => count.Value));

    private static string List<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> counts) =>
        string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}"));
}
