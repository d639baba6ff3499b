namespace Icaro.IntegrationsCatalog.Partners.Projects;

/// <summary>A hotspot, as partners know it.</summary>
/// <param name="OrganizationId">The uuid of the reseller who runs it.</param>
/// <param name="ProjectId">The hotspot's uuid.</param>
internal sealed record Project(int HotspotId, string OrganizationId, string ProjectId, string Name, string Description);
