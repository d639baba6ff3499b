using System.Net;

namespace Icaro.WingsRedirect.Sessions;

/// <summary>The IP address of a device, which the reports and requests about it may write in different ways.</summary>
internal static class DeviceAddress
{
    /// <returns>Null for a text that is no IP address.</returns>
    public static string? Normalize(string? text) =>
        IPAddress.TryParse(text, out var address)
            ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
            : null;
}
