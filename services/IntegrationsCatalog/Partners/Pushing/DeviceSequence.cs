namespace Icaro.IntegrationsCatalog.Partners.Pushing;

/// <summary>How many deliveries an integration is owed of a device, since both are there.</summary>
internal sealed class DeviceSequence
{
    public required int IntegrationId { get; init; }

    public required int DeviceId { get; init; }

    /// <summary>The number of the last one.</summary>
    public required long Sequence { get; init; }
}
