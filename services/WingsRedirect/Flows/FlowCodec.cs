using System.Buffers.Binary;

namespace Icaro.WingsRedirect.Flows;

/// <summary>Writes a flow to bytes and reads it again. The caller seals the bytes, so only bytes written here are read.</summary>
/// <remarks>Layout: format (1 byte), step (1), integration (4), start (8), id (16), then each text as its length (2) and UTF-8.</remarks>
internal static class FlowCodec
{
    /// <summary>Bytes. A longer state would exceed the limit of a request line when it comes back.</summary>
    public const int MaxLength = 5 * 1024;

    private const byte Format = 1;
    private const int HeaderLength = 1 + 1 + 4 + 8 + 16;

    /// <param name="integrationId">The integration whose platform the guest visits.</param>
    /// <returns>False when it is longer than <paramref name="bytes"/>.</returns>
    public static bool TryWrite(Flow flow, int integrationId, Span<byte> bytes, out int length)
    {
        bytes[0] = Format;
        bytes[1] = (byte)flow.Step;
        BinaryPrimitives.WriteInt32LittleEndian(bytes[2..], integrationId);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[6..], flow.StartedAt);
        flow.Id.TryWriteBytes(bytes[14..]);
        length = HeaderLength;
        return Append(flow.UnitUuid, bytes, ref length)
            && Append(flow.SessionId, bytes, ref length)
            && Append(flow.UamIp, bytes, ref length)
            && Append(flow.UamPort, bytes, ref length)
            && Append(flow.User, bytes, ref length)
            && Append(flow.NasId, bytes, ref length)
            && Append(flow.Path, bytes, ref length)
            && Append(flow.Return, bytes, ref length)
            && Append(flow.Code, bytes, ref length)
            && Append(flow.Contact, bytes, ref length);
    }

    /// <returns>Null for bytes of another format.</returns>
    public static Flow? TryRead(ReadOnlySpan<byte> bytes, out int integrationId)
    {
        integrationId = 0;
        if (bytes.Length < HeaderLength || bytes[0] != Format)
            return null;

        integrationId = BinaryPrimitives.ReadInt32LittleEndian(bytes[2..]);
        var texts = bytes[HeaderLength..];
        return new()
        {
            Step = (Step)bytes[1],
            StartedAt = BinaryPrimitives.ReadInt64LittleEndian(bytes[6..]),
            Id = new(bytes.Slice(14, 16)),
            UnitUuid = Take(ref texts),
            SessionId = Take(ref texts),
            UamIp = Take(ref texts),
            UamPort = Take(ref texts),
            User = Take(ref texts),
            NasId = Take(ref texts),
            Path = Take(ref texts),
            Return = Take(ref texts),
            Code = Take(ref texts),
            Contact = Take(ref texts),
        };
    }

    private static bool Append(ReadOnlyMemory<char> text, Span<byte> bytes, ref int length)
    {
        var rest = bytes[length..];
        if (rest.Length < sizeof(ushort) || !Encoding.UTF8.TryGetBytes(text.Span, rest[sizeof(ushort)..], out var written))
            return false;

        BinaryPrimitives.WriteUInt16LittleEndian(rest, (ushort)written);
        length += sizeof(ushort) + written;
        return true;
    }

    private static ReadOnlyMemory<char> Take(ref ReadOnlySpan<byte> texts)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(texts);
        var text = Encoding.UTF8.GetString(texts.Slice(sizeof(ushort), length));
        texts = texts[(sizeof(ushort) + length)..];
        return text.AsMemory();
    }
}
