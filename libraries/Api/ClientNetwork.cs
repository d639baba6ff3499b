using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Icaro.Api;

/// <summary>Identifies the network of a client, for limits per client.</summary>
public static class ClientNetwork
{
    /// <returns>
    /// The IPv4 address, or the first 64 bits of the IPv6 address: a single customer has all addresses of such a network.
    /// </returns>
    public static ulong KeyOf(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(bytes, out _))
            return 0;

        return address.AddressFamily == AddressFamily.InterNetwork ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : address.IsIPv4MappedToIPv6 ? BinaryPrimitives.ReadUInt32BigEndian(bytes[12..])
            : BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}
