using System.Linq.Expressions;

namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>An endpoint as operators see it: without its secrets.</summary>
/// <param name="Version">Counts the changes of URL and secrets in the catalog; attempts that begin now use this one.</param>
internal sealed record EndpointAnswer(
    int Id, string Url, bool Enabled, DateTimeOffset? DisabledAt, string? DisabledReason, long Version, DateTimeOffset UpdatedAt)
{
    public static readonly Expression<Func<DeliveryEndpoint, EndpointAnswer>> FromRow = row => new(
        row.Id, row.Url, row.DisabledAt == null, row.DisabledAt, row.DisabledReason, row.Version, row.UpdatedAt);
}
