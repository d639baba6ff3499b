using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>The body of <c>POST /replays</c>: which settled deliveries to send once more. One condition at least must be there.</summary>
/// <param name="Hotspot">Id of a hotspot.</param>
/// <param name="Integration">Id of an integration.</param>
/// <param name="Status">delivered, failed or discarded; without it all three.</param>
/// <param name="Since">RFC 3339: only deliveries received at this time or later.</param>
/// <param name="Until">RFC 3339: only deliveries received before this time.</param>
/// <remarks>A field that nobody knows is refused: with a condition misspelled, far too much would be sent.</remarks>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ReplayRequest(int? Hotspot, int? Integration, string? Status, string? Since, string? Until) : IRequestBody<ReplayRequest>
{
    private const string ExampleTime = "must be a time such as 2026-01-31T12:00:00Z";

    public static JsonTypeInfo<ReplayRequest> Json => DispatchJson.Default.ReplayRequest;

    public static ReplayRequest Empty { get; } = new(null, null, null, null, null);

    public string? FindFault()
    {
        var isStatus = Status is null or DeliveryStatus.Delivered or DeliveryStatus.Failed or DeliveryStatus.Discarded;
        var areTimes = (DeliveryFilter.TryParseTime(Since, out var since), DeliveryFilter.TryParseTime(Until, out var until));
        return new FieldCheck()
            .Check(Hotspot is null or > 0, nameof(Hotspot), "must be a positive number")
            .Check(Integration is null or > 0, nameof(Integration), "must be a positive number")
            .Check(isStatus, nameof(Status), "must be delivered, failed or discarded")
            .Check(areTimes.Item1, nameof(Since), ExampleTime)
            .Check(areTimes.Item2, nameof(Until), ExampleTime)
            .Check(since is null || until is null || since < until, nameof(Since), "must be before until")
            .Fault ?? (this == Empty ? "hotspot, integration, status, since or until is required" : null);
    }
}
