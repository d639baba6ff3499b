namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>What a payload measured at one time: series by fragment.</summary>
internal sealed record Measurement(DateTimeOffset Time, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Reading>> Fragments)
{
    public const string Type = "icaro_DeviceData";
}

/// <param name="Unit">Null where the device does not say.</param>
internal readonly record struct Reading(double Value, string? Unit);
