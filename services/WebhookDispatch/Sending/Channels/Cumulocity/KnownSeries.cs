using System.Collections.Frozen;

namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>The fragment and series of a field.</summary>
/// <param name="Unit">Null if the device does not specify one.</param>
internal readonly record struct KnownSeries(string Fragment, string Name, string? Unit)
{
    private const string Celsius = "C";
    private const string Ampere = "A";

    private static readonly FrozenDictionary<(string, string?), KnownSeries> Known = new Dictionary<(string, string?), KnownSeries>
    {
        [("temperature", null)] = new("c8y_TemperatureMeasurement", "T", Celsius),
        [("light", null)] = new("c8y_LightMeasurement", "e", "lux"),
        [("humidity", "humidity")] = new("c8y_HumidityMeasurement", "h", "%RH"),
        [("humidity", "temperature")] = new("c8y_HumidityMeasurement", "T", Celsius),
        [("pressure", "pressure")] = new("icaro_Pressure", "pressure", "hPa"),
        [("pressure", "temperature")] = new("icaro_Pressure", "T", Celsius),
        [("battery", null)] = new("c8y_Battery", "battery", null),
        [("battery", "percentage")] = new("c8y_Battery", "level", "%"),
        [("battery", "voltage")] = new("c8y_Battery", "voltage", null),
        [("currentmeter", "average")] = new("c8y_CurrentMeasurement", "average", Ampere),
        [("currentmeter", "max")] = new("c8y_CurrentMeasurement", "max", Ampere),
        [("currentmeter", "min")] = new("c8y_CurrentMeasurement", "min", Ampere),
        [("currentmeter", "nbr_of_samples")] = new("c8y_CurrentMeasurement", "samples", null),
        [("currentmeter", "temperature")] = new("c8y_CurrentMeasurement", "T", Celsius),
        [("currentmeter", "voltage")] = new("c8y_CurrentMeasurement", "voltage", "mV"),
        [("accelerometer", "x")] = new("c8y_Acceleration", "accelerationX", null),
        [("accelerometer", "y")] = new("c8y_Acceleration", "accelerationY", null),
        [("accelerometer", "z")] = new("c8y_Acceleration", "accelerationZ", null),
        [("usage", "moving")] = new("icaro_Usage", "moving", "s"),
        [("usage", "stationary")] = new("icaro_Usage", "stationary", "s"),
    }.ToFrozenDictionary();

    /// <param name="field">The name of a field of the payload.</param>
    /// <param name="part">The name within it; null if the field itself is a number.</param>
    public static KnownSeries Of(string field, string? part) => Known.TryGetValue((field, part), out var known)
        ? known
        : new($"icaro_{Capitalized(SeriesName.Of(field))}", SeriesName.Of(part ?? field), null);

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}

/// <summary>Names of fragments and series.</summary>
internal static class SeriesName
{
    private const string Forbidden = ".,*[]()@$";
    private const char Replacement = '_';

    /// <summary>Replaces the characters that Cumulocity does not accept in names: whitespace, and those of path expressions.</summary>
    public static string Of(string text) => text is ""
        ? Replacement.ToString()
        : string.Create(text.Length, text, static (name, text) =>
        {
            for (var i = 0; i < name.Length; i++)
                name[i] = IsForbidden(text[i]) ? Replacement : text[i];
        });

    private static bool IsForbidden(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || Forbidden.Contains(c, StringComparison.Ordinal);
}
