namespace Icaro.IntegrationsCatalog.Partners.Pushing;

/// <summary>A device was added, changed or removed.</summary>
/// <param name="Changes">The changed fields; empty except for <see cref="Updated"/>.</param>
internal sealed record DeviceEvent(
    string EventType, PushedDevice Device, DateTimeOffset OccurredAt, params IReadOnlyList<DeviceEvent.Change> Changes) : IDevicePayload
{
    public const string Added = "DEVICE_ADDED";
    public const string Updated = "DEVICE_UPDATED";
    public const string Removed = "DEVICE_REMOVED";

    private readonly string _payloadId = Guid.CreateVersion7(OccurredAt).ToString();

    public static DeviceEvent Of(string eventType, Device device, DateTimeOffset now, params IReadOnlyList<Change> changes) =>
        new(eventType, new(device.Id, device.DeviceId, device.Name, device.Type), now, changes);

    /// <summary>Cumulocity creates devices when they send data, so it only needs removals.</summary>
    public bool IsWantedBy(PushTarget target) => target.IsCumulocity ? EventType == Removed : target.Events;

    /// <summary>The organization is the user, since partners act with its API key.</summary>
    public void Write(Utf8JsonWriter json, Project project, int integrationId)
    {
        json.WriteStartObject();
        json.WriteString("eventType", EventType);
        json.WriteString("integrationId", $"{integrationId}");
        json.WriteString("organizationId", project.OrganizationId);
        json.WriteStartObject("payload");
        if (Changes is not [])
            WriteChanges(json);
        json.WriteString("deviceId", Device.DeviceId);
        json.WriteEndObject();
        json.WriteString("payloadId", _payloadId);
        json.WriteString("payloadType", "EVENT");
        json.WriteString("projectId", project.ProjectId);
        json.WriteString("timestamp", DataTime.Format(OccurredAt));
        json.WriteString("userId", project.OrganizationId);
        json.WriteEndObject();
    }

    private void WriteChanges(Utf8JsonWriter json)
    {
        json.WriteStartObject("changes");
        foreach (var change in Changes)
        {
            json.WriteStartObject(change.Field);
            json.WriteString("new", change.New);
            json.WriteString("old", change.Old);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public sealed record Change(string Field, string Old, string New);
}
