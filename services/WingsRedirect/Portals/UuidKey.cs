namespace Icaro.WingsRedirect.Portals;

/// <summary>
/// Stands for the uuid of a unit or hotspot, which may be any text, in 16 bytes: a hundred thousand of them are worth it.
/// A uuid as it is usually written is its own bits; any other text is the beginning of its SHA-256.
/// </summary>
internal readonly record struct UuidKey(UInt128 Value)
{
    public static UuidKey Of(ReadOnlySpan<char> uuid)
    {
        // Only in the form that has no other spelling: ABC and abc are two units.
        if (Guid.TryParseExact(uuid, "D", out var guid) && !uuid.ContainsAnyInRange('A', 'F'))
            return new(MemoryMarshal.Read<UInt128>(MemoryMarshal.AsBytes(new ReadOnlySpan<Guid>(in guid))));

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(uuid.ToArray()), hash);
        return new(MemoryMarshal.Read<UInt128>(hash));
    }
}
