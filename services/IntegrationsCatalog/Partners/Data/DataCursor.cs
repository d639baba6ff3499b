using System.Buffers.Binary;
using System.Buffers.Text;

namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>The last data point of a page. The next page begins after it, whatever arrives in the meantime.</summary>
internal sealed record DataCursor(DateTimeOffset Timestamp, long Id)
{
    private const int Length = 2 * sizeof(long);

    public static bool TryParse(string text, out DataCursor? cursor)
    {
        cursor = null;
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length != Base64Url.GetEncodedLength(Length)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done
            || written != Length)
            return false;

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks)
            return false;

        cursor = new(new(ticks, TimeSpan.Zero), BinaryPrimitives.ReadInt64BigEndian(bytes[sizeof(long)..]));
        return true;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Timestamp.UtcTicks);
        BinaryPrimitives.WriteInt64BigEndian(bytes[sizeof(long)..], Id);
        return Base64Url.EncodeToString(bytes);
    }
}
