namespace Icaro.Chaos.Wires;

/// <summary>
/// A connection to PostgreSQL (protocol 3). A message is a type, a length and a payload; only the first ones of the client have
/// no type, and a request for encryption is answered with a single byte.
/// </summary>
internal static class PostgresWires
{
    public static Conversation Create()
    {
        var negotiation = new PostgresNegotiation();
        return new(new PostgresClientWire(negotiation), new PostgresServerWire(negotiation));
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

/// <summary>How many answers of a single byte the server owes.</summary>
internal sealed class PostgresNegotiation
{
    private int _owed;

    public void Ask() => Interlocked.Increment(ref _owed);

    public bool TryAnswer()
    {
        if (Volatile.Read(ref _owed) == 0)
            return false;

        Interlocked.Decrement(ref _owed);
        return true;
    }
}
