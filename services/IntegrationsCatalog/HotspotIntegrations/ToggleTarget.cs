using Icaro.IntegrationsCatalog.Hotspots;

namespace Icaro.IntegrationsCatalog.HotspotIntegrations;

/// <summary>What decides whether a toggle is allowed.</summary>
/// <param name="CustomerId">The hotspot's first customer, in whose name the platform will read.</param>
internal sealed record ToggleTarget(Hotspot Hotspot, bool IntegrationExists, bool IsGranted, int? CustomerId);
