namespace Icaro.Benchmarks.Data;

/// <summary>A data point as a tag sends it, but for what differs from one to the next.</summary>
internal static class DataText
{
    public const string Payload =
        """{"temperature":21.5,"battery":{"chargingStatus":"DISCHARGING","percentage":75,"voltage":3.912},"location":{"accuracy":2.5,"latitude":59.40481983,"longitude":17.94941323,"level":0,"height":1.5,"label":"Quay 7"},"usage":{"moving":120,"stationary":3480}}""";

    public static string Point(string deviceId, string payloadId) =>
        $$"""{"deviceId":"{{deviceId}}","gatewayId":"0016c001f0001b01","payloadId":"{{payloadId}}","source":"p","payload":{{Payload}}}""";
}
