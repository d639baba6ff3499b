namespace Icaro.IntegrationsCatalog.Partners.Pushing;

/// <summary>Something of a device that integrations are told: a data point, or an event.</summary>
internal interface IDevicePayload
{
    PushedDevice Device { get; }

    DateTimeOffset OccurredAt { get; }

    /// <summary>Apart from the device's type.</summary>
    bool IsWantedBy(PushTarget target);

    /// <summary>Writes the documented object.</summary>
    void Write(Utf8JsonWriter json, Project project, int integrationId);
}

/// <param name="Id">Never used again for another device.</param>
/// <param name="DeviceId">How partners call it.</param>
internal sealed record PushedDevice(int Id, string DeviceId, string Name, string Type);
