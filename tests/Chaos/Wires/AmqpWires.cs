namespace Icaro.Chaos.Wires;

/// <summary>
/// A connection to RabbitMQ (AMQP 0-9-1). A frame is a type, a channel, a length, a payload and an end mark; the client opens
/// with the name of the protocol.
/// </summary>
internal static class AmqpWires
{
    public static Conversation Create() => new(
        new AmqpWire(greets: true, method => method switch
        {
            AmqpMethod.BasicPublish => Moment.Publishing,
            AmqpMethod.BasicAck => Moment.Acknowledging,
            _ => null,
        }),
        new AmqpWire(greets: false, method => method switch
        {
            AmqpMethod.BasicDeliver => Moment.Receiving,
            AmqpMethod.BasicAck => Moment.Confirming,
            _ => null,
        }));

    private sealed class AmqpWire(bool greets, Func<AmqpMethod, Moment?> momentOf) : IWire
    {
        private const int GreetingLength = 8;
        private const int MarkLength = 1;
        private const byte MethodFrame = 1;

        private bool _greets = greets;

        public bool TryRead(ReadOnlySequence<byte> bytes, out SequencePosition end, out Sighting? sighting)
        {
            sighting = null;
            end = bytes.Start;
            if (_greets)
                return TryReadGreeting(bytes, out end);

            var reader = new SequenceReader<byte>(bytes);
            if (!reader.TryRead(out var type) || !reader.TryReadBigEndian(out short _) || !reader.TryReadBigEndian(out int length)
                || reader.Remaining < length + MarkLength)
                return false;

            end = bytes.GetPosition(length + MarkLength, reader.Position);
            if (type == MethodFrame && reader.TryReadBigEndian(out int method) && momentOf((AmqpMethod)method) is { } moment)
                sighting = new(moment);
            return true;
        }

        private bool TryReadGreeting(ReadOnlySequence<byte> bytes, out SequencePosition end)
        {
            end = bytes.Start;
            if (bytes.Length < GreetingLength)
                return false;

            end = bytes.GetPosition(GreetingLength);
            _greets = false;
            return true;
        }
    }

    /// <summary>Class and method, 16 bits each.</summary>
    private enum AmqpMethod
    {
        BasicPublish = (60 << 16) | 40,
        BasicDeliver = (60 << 16) | 60,
        BasicAck = (60 << 16) | 80,
    }
}
