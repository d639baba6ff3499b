namespace Icaro.IntegrationsCatalog.Partners.Devices;

internal sealed record DeviceAnswer(
    [property: JsonPropertyName("deviceId")] string DeviceId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("organizationId")] string OrganizationId,
    [property: JsonPropertyName("projectId")] string ProjectId,
    [property: JsonPropertyName("created")] DateTimeOffset Created)
{
    public static readonly DeviceAnswer Example = new(
        "0016c001f0003fa2",
        "Crane 7",
        "tag",
        ProjectAnswer.Example.OrganizationId,
        ProjectAnswer.Example.ProjectId,
        new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));

    public static DeviceAnswer Of(Device device, Project project) => new(
        device.DeviceId, device.Name, device.Type, project.OrganizationId, project.ProjectId, device.Created);

    /// <summary>An access point of the hotspot is a gateway of the project.</summary>
    public static DeviceAnswer Of(Unit unit, Project project) => new(
        unit.Uuid, unit.Name, DeviceTypes.Gateway, project.OrganizationId, project.ProjectId, unit.Created);
}

[JsonSerializable(typeof(DeviceAnswer))]
[JsonSerializable(typeof(IReadOnlyList<DeviceAnswer>))]
internal sealed partial class DeviceAnswerJson : JsonSerializerContext;
