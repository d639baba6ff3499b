namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations.Resync;

/// <summary>A switch whose platform must hear of a change, as its next toggle.</summary>
/// <param name="CustomerId">The hotspot's first customer; null when it has none any more, and the switch is off.</param>
internal sealed record AdvancedSwitch(int HotspotId, int IntegrationId, long Sequence, int? CustomerId)
{
    /// <summary>Null when the switch is off.</summary>
    public ApiTokenKey? Reader => CustomerId is { } customerId ? new(IntegrationId, customerId) : null;

    public static AdvancedSwitch Read(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt32(3));
}
