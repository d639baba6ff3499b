namespace Icaro.Benchmarks.Data;

/// <summary>A data point as a tag sends it, but for what differs from one to the next.</summary>
internal static class DataText
{
    public const string Payload =
        """{"temperature":21.5,"battery":{"chargingStatus":"DISCHARGING","percentage":75,"voltage":3.912},"location":{"accuracy":2.5,"latitude":59.40481983,"longitude":17.94941323,"level":0,"height":1.5,"label":"Quay 7"},"usage":{"moving":120,"stationary":3480}}""";

    public static string Point(string deviceId, string payloadId) =>
        $$"""{"deviceId":"{{deviceId}}","gatewayId":"0016c001f0001b01","payloadId":"{{payloadId}}","source":"p","payload":{{Payload}}}""";

    /// <summary>The body of a webhook, as the catalog makes it of so many points.</summary>
    public static string Pushed(int points)
    {
        var id = Guid.CreateVersion7();
        var point = $$"""{"deviceId":"{{id}}","gatewayId":"0016c001f0001b01","integrationId":"1","organizationId":"{{id}}","payload":{{Payload}},"payloadId":"{{id}}","payloadType":"DATA","projectId":"{{id}}","source":"p","timestamp":"2026-01-31T12:00:00.123456Z"}""";
        return points == 1 ? point : $"[{string.Join(',', Enumerable.Repeat(point, points))}]";
    }
}
