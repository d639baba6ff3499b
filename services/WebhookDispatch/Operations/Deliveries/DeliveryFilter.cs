using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Icaro.WebhookDispatch.Operations.Deliveries;

/// <summary>The query of <c>GET /deliveries</c>. The values are text, so that errors have specific messages.</summary>
internal sealed record DeliveryQuery(
    [property: FromQuery(Name = "hotspot"), Description("Id of a hotspot.")] string? Hotspot,
    [property: FromQuery(Name = "integration"), Description("Id of an integration, or of what else the endpoint belongs to.")]
    string? Integration,
    [property: FromQuery(Name = "status"), Description("pending, delivered, failed, discarded or superseded.")] string? Status,
    [property: FromQuery(Name = "since"), Description("RFC 3339: only deliveries received at this time or later.")] string? Since,
    [property: FromQuery(Name = "until"), Description("RFC 3339: only deliveries received before this time.")] string? Until,
    [property: FromQuery(Name = "limit"), Description("1 to 200, by default 50.")] string? Limit,
    [property: FromQuery(Name = "after"), Description("The value of next from the page before.")] string? After);

/// <summary>The conditions and the page of a query.</summary>
internal sealed record DeliveryFilter(
    int? HotspotId, int? EndpointId, string? Status, DateTimeOffset? Since, DateTimeOffset? Until, int Limit, DeliveryCursor? After)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    /// <returns>The filter, or the error.</returns>
    public static (DeliveryFilter? Filter, string? Error) Parse(DeliveryQuery query)
    {
        if (!RequestValues.TryParseNumber(query.Hotspot, out var hotspot))
            return (null, "hotspot must be a positive number");
        if (!RequestValues.TryParseNumber(query.Integration, out var integration))
            return (null, "integration must be a positive number");
        if (query.Status is { } status && !DeliveryStatus.IsKnown(status))
            return (null, "status must be pending, delivered, failed, discarded or superseded");
        if (!RequestValues.TryParseTime(query.Since, out var since))
            return (null, $"since {RequestValues.MustBeTime}");
        if (!RequestValues.TryParseTime(query.Until, out var until) || until <= since)
            return (null, $"until {RequestValues.MustBeTime}, after since");
        if (!RequestValues.TryParseNumber(query.Limit, out var limit) || limit > MaxLimit)
            return (null, $"limit must be 1 to {MaxLimit}");
        if (!DeliveryCursor.TryParse(query.After, out var after))
            return (null, "after must be the next of another page");

        return (new(hotspot, integration, query.Status, since, until, limit ?? DefaultLimit, after), null);
    }

    /// <summary>Returns one delivery more than the page, if there are more.</summary>
    public IQueryable<Delivery> Apply(IQueryable<Delivery> deliveries)
    {
        if (HotspotId is { } hotspot)
            deliveries = deliveries.Where(delivery => delivery.HotspotId == hotspot);
        if (EndpointId is { } endpoint)
            deliveries = deliveries.Where(delivery => delivery.EndpointId == endpoint);
        if (Status is { } status)
            deliveries = deliveries.Where(delivery => delivery.Status == status);
        if (Since is { } since)
            deliveries = deliveries.Where(delivery => delivery.ReceivedAt >= since);
        if (Until is { } until)
            deliveries = deliveries.Where(delivery => delivery.ReceivedAt < until);
        if (After is { ReceivedAt: var receivedAt, Id: var id })
            deliveries = deliveries.Where(row => EF.Functions.LessThan(
                ValueTuple.Create(row.ReceivedAt, row.Id), ValueTuple.Create(receivedAt, id)));
        return deliveries.OrderByDescending(row => row.ReceivedAt).ThenByDescending(row => row.Id).Take(Limit + 1);
    }
}
