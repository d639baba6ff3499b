namespace Icaro.Chaos.Checking;

/// <summary>Whatever bears the same id says the same.</summary>
internal static class NothingIsAltered
{
    public static IEnumerable<Violation> Check(LaneHistory lane) =>
        from webhook in lane.Arrivals.GroupBy(arrival => arrival.WebhookId)
        let bodies = webhook.Select(arrival => arrival.BodyHash).Distinct().Count()
        where bodies > 1
        select new Violation(Promise.Altered, lane.Lane, $"webhook-id {webhook.Key} came with {bodies} different bodies");
}
