namespace Icaro.Chaos.Checking;

/// <summary>The platform can trust each webhook.</summary>
internal static class NothingIsForged
{
    public static IEnumerable<Violation> Check(LaneHistory lane) =>
        from arrival in lane.Arrivals
        where arrival.Forgery is not null
        select new Violation(Promise.Forged, lane.Lane, $"webhook-id {arrival.WebhookId}: {arrival.Forgery}");
}
