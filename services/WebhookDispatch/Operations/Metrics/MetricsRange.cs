using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Icaro.WebhookDispatch.Operations.Metrics;

/// <summary>The query of <c>GET /metrics/deliveries</c>. The values are text, so that errors have specific messages.</summary>
internal sealed record MetricsQuery(
    [property: FromQuery(Name = "from"), Description("RFC 3339: the first bucket contains it. By default 1 h, or 24 h, before the end.")]
    string? From,
    [property: FromQuery(Name = "to"), Description("RFC 3339: the end, by default now.")] string? To,
    [property: FromQuery(Name = "step"), Description("minute, kept for 2 days, or hour, kept for 365 days; by default minute.")]
    string? Step,
    [property: FromQuery(Name = "integration"), Description("Id of an integration, or of what else the endpoint belongs to.")]
    string? Integration);

/// <summary>Whole buckets, at most <see cref="MaxBuckets"/>.</summary>
internal sealed record MetricsRange(RollupStep Step, DateTimeOffset From, DateTimeOffset To, int? EndpointId)
{
    /// <summary>A month of hours.</summary>
    private const int MaxBuckets = 750;

    /// <returns>The range, or the error.</returns>
    public static (MetricsRange? Range, string? Error) Parse(MetricsQuery query, DateTimeOffset now)
    {
        if (StepOf(query.Step) is not { } step)
            return (null, "step must be minute or hour");
        if (!RequestValues.TryParseTime(query.From, out var from))
            return (null, $"from {RequestValues.MustBeTime}");
        if (!RequestValues.TryParseTime(query.To, out var to))
            return (null, "to must be a time such as 2026-01-31T13:00:00Z");
        if (!RequestValues.TryParseNumber(query.Integration, out var integration))
            return (null, "integration must be a positive number");

        // Not longer ago than rows are kept, and not later than now, so that sums with them do not overflow.
        var end = to is null || to > now ? now : to.Value;
        if (end < now - step.KeptFor)
            return (null, $"to must be in the last {step.KeptFor.TotalDays} days with a step of one {step.Name}");
        var start = step.Floor(from ?? end - (step == RollupStep.Minute ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1)));
        if (start >= end)
            return (null, "from must be before to, and before now");
        if (start < step.Floor(now - step.KeptFor))
            return (null, $"from must be in the last {step.KeptFor.TotalDays} days with a step of one {step.Name}");
        if ((end - start) / step.Length > MaxBuckets)
            return (null, $"from and to must not be more than {MaxBuckets} buckets apart");

        return (new(step, start, step.Floor(end - TimeSpan.FromTicks(1)) + step.Length, integration), null);
    }

    private static RollupStep? StepOf(string? text) => text switch
    {
        null or "" or "minute" => RollupStep.Minute,
        "hour" => RollupStep.Hour,
        _ => null,
    };
}
