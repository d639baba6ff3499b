using System.Text;

namespace Icaro.Chaos.Wires;

/// <summary>What a service says to PostgreSQL.</summary>
internal sealed class PostgresClientWire(PostgresExchange exchange) : IWire
{
    private const char Query = 'Q';
    private const char Parse = 'P';
    private const char Bind = 'B';
    private const char Sync = 'S';

    private const int EncryptionRequest = 80877103;
    private const int GssRequest = 80877104;

    // By the names under which the server keeps them.
    private readonly Dictionary<string, Moment?> _prepared = [];

    private bool _started;
    private Moment? _asked;
    private Guid? _eventId;

    public bool TryRead(ReadOnlySequence<byte> bytes, out SequencePosition end, out Sighting? sighting)
    {
        sighting = null;
        if (!_started)
            return TryReadStart(bytes, out end);
        if (!PostgresWires.TryReadMessage(bytes, out var type, out var payload, out end))
            return false;

        sighting = See(type, payload.ToArray());
        return true;
    }

    private bool TryReadStart(ReadOnlySequence<byte> bytes, out SequencePosition end)
    {
        end = bytes.Start;
        var reader = new SequenceReader<byte>(bytes);
        if (!reader.TryReadBigEndian(out int length) || !reader.TryReadBigEndian(out int code) || bytes.Length < length)
            return false;

        end = bytes.GetPosition(length);
        if (code is EncryptionRequest or GssRequest)
            exchange.AskForEncryption();
        else
            Start();
        return true;
    }

    /// <summary>The server answers as it answers statements.</summary>
    private void Start()
    {
        _started = true;
        exchange.Ask(moment: null);
    }

    private Sighting? See(char type, ReadOnlySpan<byte> payload)
    {
        switch (type)
        {
            case Query:
                exchange.Ask(moment: null);
                return SeeQuery(payload);
            case Parse:
                _asked = (_prepared[TextAt(payload, 0)] = Statements.MomentOf(payload)) ?? _asked;
                return null;
            case Bind:
                _asked = _prepared.GetValueOrDefault(TextAt(payload, TextAt(payload, 0).Length + 1)) ?? _asked;
                _eventId = EventIdIn(payload) ?? _eventId;
                return null;
            // Statements without a transaction of their own are committed here.
            case Sync:
                var asked = _asked;
                _asked = null;
                exchange.Ask(asked);
                return asked is { } moment ? new(moment) : null;
            default:
                return null;
        }
    }

    private Sighting? SeeQuery(ReadOnlySpan<byte> sql)
    {
        var commits = sql.StartsWith("COMMIT"u8);
        if (!commits && !sql.StartsWith("ROLLBACK"u8))
            return null;

        var about = _eventId;
        _eventId = null;
        return commits ? new(Moment.Committing, about) : null;
    }

    /// <summary>A text in a message ends with a zero.</summary>
    private static string TextAt(
        ReadOnlySpan<byte> payload, int start) => Encoding.UTF8.GetString(payload[start..][..payload[start..].IndexOf((byte)0)]);

    /// <summary>The toggle in a row of the outbox, whose payload is the message as JSON.</summary>
    private static Guid? EventIdIn(ReadOnlySpan<byte> values)
    {
        const int guidLength = 36;
        var name = "\"EventId\":\""u8;
        var start = values.IndexOf(name);
        return start >= 0 && values.Length >= start + name.Length + guidLength
            && Guid.TryParse(Encoding.ASCII.GetString(values.Slice(start + name.Length, guidLength)), out var eventId)
            ? eventId
            : null;
    }
}
