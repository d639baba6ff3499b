namespace Icaro.Chaos.Wires;

/// <summary>
/// A connection to PostgreSQL (protocol 3). A message is a type, a length and a payload; only the first ones of the client have
/// no type, and a request for encryption is answered with a single byte.
/// </summary>
internal static class PostgresWires
{
    public static Conversation Create()
    {
        var exchange = new PostgresExchange();
        return new(new PostgresClientWire(exchange), new PostgresServerWire(exchange));
    }

    /// <summary>Reads a message with a type: the length counts itself, but not the type.</summary>
    public static bool TryReadMessage(
        ReadOnlySequence<byte> bytes, out char type, out ReadOnlySequence<byte> payload, out SequencePosition end)
    {
        type = default;
        payload = default;
        end = bytes.Start;

        var reader = new SequenceReader<byte>(bytes);
        if (!reader.TryRead(out var first) || !reader.TryReadBigEndian(out int length) || reader.Remaining < length - sizeof(int))
            return false;

        type = (char)first;
        payload = bytes.Slice(reader.Position, length - sizeof(int));
        end = payload.End;
        return true;
    }
}
