namespace Icaro.IntegrationsCatalog.Partners.Devices;

internal sealed record DeviceResponse(
    [property: JsonPropertyName("deviceId")] string DeviceId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("organizationId")] string OrganizationId,
    [property: JsonPropertyName("projectId")] string ProjectId,
    [property: JsonPropertyName("created")] DateTimeOffset Created)
{
    public static DeviceResponse Example { get; } = new(
        "0016c001f0003fa2",
        "Crane 7",
        "tag",
        ProjectResponse.Example.OrganizationId,
        ProjectResponse.Example.ProjectId,
        new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));

    public static DeviceResponse Of(Device device, Project project) => new(
        device.DeviceId, device.Name, device.Type, project.OrganizationId, project.ProjectId, device.Created);

    /// <summary>A unit of the hotspot is a gateway of the project.</summary>
    public static DeviceResponse Of(Unit unit, Project project) => new(
        unit.Uuid, unit.Name, DeviceTypes.Gateway, project.OrganizationId, project.ProjectId, unit.Created);
}
