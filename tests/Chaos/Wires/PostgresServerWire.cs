using System.Buffers.Binary;

namespace Icaro.Chaos.Wires;

/// <summary>What PostgreSQL says.</summary>
internal sealed class PostgresServerWire(PostgresExchange exchange) : IWire
{
    private const char CommandComplete = 'C';
    private const char DataRow = 'D';
    private const char ReadyForQuery = 'Z';
    private const byte Encrypted = (byte)'S';

    public bool TryRead(ReadOnlySequence<byte> bytes, out SequencePosition end, out Sighting? sighting)
    {
        sighting = null;
        if (new SequenceReader<byte>(bytes).TryPeek(out var first) && exchange.TryAnswerEncryption())
        {
            if (first == Encrypted)
                throw new NotSupportedException("The proxy cannot look into an encrypted connection to PostgreSQL.");

            end = bytes.GetPosition(1);
            return true;
        }

        if (!PostgresWires.TryReadMessage(bytes, out var type, out var payload, out end))
            return false;

        sighting = See(type, payload.ToArray());
        return true;
    }

    private Sighting? See(char type, ReadOnlySpan<byte> payload)
    {
        switch (type)
        {
            case CommandComplete when payload.StartsWith("COMMIT"u8):
                return new(Moment.Committed);
            // The first statement of a claim's batch is a setting, whose row has one column.
            case DataRow when BinaryPrimitives.ReadInt16BigEndian(payload) > 1 && exchange.IsFirstRowOf(Moment.Claiming):
                return new(Moment.Claimed);
            case ReadyForQuery:
                exchange.Answer();
                return null;
            default:
                return null;
        }
    }
}
