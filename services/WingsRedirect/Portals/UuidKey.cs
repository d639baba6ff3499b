namespace Icaro.WingsRedirect.Portals;

/// <summary>
/// The UUID of a unit or hotspot in 16 bytes, to save memory: there may be hundreds of thousands, and a UUID may be any text. The
/// key of a UUID in its usual form is its value; that of any other text is the first half of its SHA-256 hash.
/// </summary>
internal readonly record struct UuidKey(UInt128 Value)
{
    public static UuidKey Of(ReadOnlySpan<char> uuid)
    {
        // Only lowercase, since UUIDs are case-sensitive here.
        if (Guid.TryParseExact(uuid, "D", out var guid) && !uuid.ContainsAnyInRange('A', 'F'))
            return new(MemoryMarshal.Read<UInt128>(MemoryMarshal.AsBytes(new ReadOnlySpan<Guid>(in guid))));

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(uuid.ToArray()), hash);
        return new(MemoryMarshal.Read<UInt128>(hash));
    }
}
