using System.Linq.Expressions;

namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>An endpoint as operators see it: without its secrets.</summary>
internal sealed record EndpointAnswer(
    int Id, string Url, bool Enabled, DateTimeOffset? DisabledAt, string? DisabledReason, DateTimeOffset UpdatedAt)
{
    public static readonly Expression<Func<DeliveryEndpoint, EndpointAnswer>> FromRow = row => new(
        row.Id, row.Url, row.DisabledAt == null, row.DisabledAt, row.DisabledReason, row.UpdatedAt);
}
