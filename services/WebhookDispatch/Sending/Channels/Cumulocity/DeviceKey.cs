using System.Security.Cryptography;

namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>
/// Marks an object with its device from the moment of its creation, so that an object whose binding was interrupted is found again. It is
/// a hash, because device ids may contain what has a meaning in queries.
/// </summary>
internal static class DeviceKey
{
    public const string Fragment = "icaro_DeviceKey";

    public static string Of(string deviceId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(deviceId)));
}
