namespace Icaro.WingsRedirect.Portals;

/// <summary>
/// The digest by which a captive portal authenticates its unit: MD5 of the unit's secret and UUID, in lowercase hex, as Icaro
/// defines it. It stands for the secret, so it is compared in constant time.
/// </summary>
internal readonly record struct UnitDigest(UInt128 Value)
{
    /// <summary>Characters.</summary>
    public const int TextLength = 2 * MD5.HashSizeInBytes;

    public static UnitDigest Of(string secret, string uuid)
    {
#pragma warning disable CA5351 // Icaro defines it so.
        return new(MemoryMarshal.Read<UInt128>(MD5.HashData(Encoding.UTF8.GetBytes(secret + uuid))));
#pragma warning restore CA5351
    }

    /// <param name="text">At least <see cref="TextLength"/> characters.</param>
    public void Write(Span<char> text)
    {
        var value = Value;
        Convert.TryToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in value)), text, out _);
    }

    public bool Is(ReadOnlySpan<char> text)
    {
        Span<char> expected = stackalloc char[TextLength];
        Write(expected);
        return CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(text), MemoryMarshal.AsBytes(expected));
    }
}
