using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Icaro.WebhookDispatch.Operations.Deliveries;

/// <summary>The query of <c>GET /deliveries</c>, as text, so that a mistake is answered in words.</summary>
internal sealed record DeliveryQuery(
    [property: FromQuery(Name = "hotspot"), Description("Id of a hotspot.")] string? Hotspot,
    [property: FromQuery(Name = "integration"), Description("Id of an integration, or of what else the endpoint belongs to.")] string? Integration,
    [property: FromQuery(Name = "status"), Description("pending, delivered, failed or discarded.")] string? Status,
    [property: FromQuery(Name = "since"), Description("RFC 3339: only deliveries received at this time or later.")] string? Since,
    [property: FromQuery(Name = "limit"), Description("1 to 200, by default 50.")] string? Limit,
    [property: FromQuery(Name = "after"), Description("The value of next from the page before.")] string? After);

/// <summary>Which deliveries are asked for.</summary>
internal sealed record DeliveryFilter(
    int? HotspotId, int? EndpointId, string? Status, DateTimeOffset? Since, int Limit, DeliveryCursor? After)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    /// <returns>The filter, or what is wrong with the query.</returns>
    public static (DeliveryFilter? Filter, string? Error) Parse(DeliveryQuery query)
    {
        if (!TryParseId(query.Hotspot, out var hotspot))
            return (null, "hotspot must be a positive number");
        if (!TryParseId(query.Integration, out var integration))
            return (null, "integration must be a positive number");
        if (query.Status is { } status && !DeliveryStatus.IsKnown(status))
            return (null, "status must be pending, delivered, failed or discarded");
        if (!TryParseTime(query.Since, out var since))
            return (null, "since must be a time such as 2026-01-31T12:00:00Z");
        if (!TryParseId(query.Limit, out var limit) || limit > MaxLimit)
            return (null, $"limit must be 1 to {MaxLimit}");
        if (!DeliveryCursor.TryParse(query.After, out var after))
            return (null, "after must be the next of another page");

        return (new(hotspot, integration, query.Status, since, limit ?? DefaultLimit, after), null);
    }

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
        return deliveries;
    }

    /// <summary>No text is no time, and right.</summary>
    public static bool TryParseTime(string? text, out DateTimeOffset? time)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        time = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, utc, out var parsed) ? parsed : null;
        return string.IsNullOrEmpty(text) || time is not null;
    }

    private static bool TryParseId(string? text, out int? id)
    {
        id = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
        return string.IsNullOrEmpty(text) || id is not null;
    }
}
