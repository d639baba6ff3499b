using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;

namespace Icaro.WebhookDispatch.Operations.Deliveries;

/// <summary>The last delivery of a page. The next page begins after it, also when deliveries arrive in the meantime.</summary>
internal sealed record DeliveryCursor(DateTimeOffset ReceivedAt, Guid Id)
{
    private const int Length = sizeof(long) + 16;

    public static DeliveryCursor Of(DeliveryResponse delivery) => new(delivery.ReceivedAt, delivery.Id);

    public static bool TryParse(string? text, out DeliveryCursor? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text))
            return true;

        Span<byte> bytes = stackalloc byte[Length];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || written != Length)
            return false;

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks)
            return false;

        cursor = new(new(ticks, TimeSpan.Zero), new(bytes[sizeof(long)..], bigEndian: true));
        return true;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, ReceivedAt.UtcTicks);
        Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
