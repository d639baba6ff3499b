namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>Bodies of the Cumulocity channel.</summary>
internal static class DeviceData
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static string Body(string device, params IEnumerable<string> payloads) =>
        $$"""{"device":{"id":"{{device}}","name":"Forklift {{device}}","type":"tag"},"payloads":[{{string.Join(',', payloads)}}]}""";

    public static string Data(string payload, int second = 0) =>
        $$"""
        {"payloadType":"DATA","payloadId":"{{Guid.NewGuid()}}","deviceId":"d","timestamp":"{{Time(second)}}","source":"p","payload":{{payload}}}
        """;

    public static string Temperature(int value) => Data($$"""{"temperature":{{value}}}""", value);

    /// <summary>A temperature of the device d1, whose value is also its sequence.</summary>
    public static RequestedDelivery TemperatureDelivery(int value) => RequestsTo.Delivery(9, value, Body("d1", Temperature(value)));

    public static string Place(double latitude, double longitude, int second = 0) => Data(
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"location":{"latitude":{{latitude}},"longitude":{{longitude}},"height":4.5,"level":2} }"""),
        second);

    public static string Event(string type) =>
        $$$"""
        {"payloadType":"EVENT","eventType":"{{{type}}}","payloadId":"e","timestamp":"{{{Time(0)}}}","payload":{"deviceId":"d","changes":{} } }
        """;

    private static string Time(int second) =>
        Start.AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
