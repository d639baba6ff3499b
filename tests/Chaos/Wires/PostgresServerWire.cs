namespace Icaro.Chaos.Wires;

/// <summary>What PostgreSQL says.</summary>
internal sealed class PostgresServerWire(PostgresNegotiation negotiation) : IWire
{
    private const char CommandComplete = 'C';
    private const byte Encrypted = (byte)'S';

    public bool TryRead(ReadOnlySequence<byte> bytes, out SequencePosition end, out Sighting? sighting)
    {
        sighting = null;
        if (new SequenceReader<byte>(bytes).TryPeek(out var first) && negotiation.TryAnswer())
        {
            if (first == Encrypted)
                throw new NotSupportedException("The proxy cannot look into an encrypted connection to PostgreSQL.");

            end = bytes.GetPosition(1);
            return true;
        }

        if (!PostgresWires.TryReadMessage(bytes, out var type, out var payload, out end))
            return false;

        if (type == CommandComplete && payload.ToArray().AsSpan().StartsWith("COMMIT"u8))
            sighting = new(Moment.Committed);
        return true;
    }
}
