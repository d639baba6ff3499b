using System.Buffers.Binary;

namespace Icaro.Chaos.Tests.Wires;

public sealed class AmqpWireTests
{
    private static readonly byte[] Greeting = [.. "AMQP"u8, 0, 0, 9, 1];

    private readonly Conversation _conversation = AmqpWires.Create();

    [Fact]
    public void A_publisher_is_seen_to_publish_and_a_consumer_to_acknowledge()
    {
        var seen = _conversation.FromClient.ReadAll(Greeting, Method(10, 11), Method(60, 40), Content(), Method(60, 80));

        Assert.Equal([Moment.Publishing, Moment.Acknowledging], seen.Select(one => one.Moment));
    }

    [Fact]
    public void A_broker_is_seen_to_deliver_and_to_confirm()
    {
        var seen = _conversation.FromServer.ReadAll(Method(10, 10), Method(60, 60), Content(), Method(60, 80));

        Assert.Equal([Moment.Receiving, Moment.Confirming], seen.Select(one => one.Moment));
    }

    /// <summary>A body that looks like a method is none.</summary>
    private static byte[] Content() => Frame(type: 3, Method(60, 80));

    private static byte[] Method(short classId, short methodId)
    {
        var payload = new byte[10];
        BinaryPrimitives.WriteInt16BigEndian(payload, classId);
        BinaryPrimitives.WriteInt16BigEndian(payload.AsSpan(2), methodId);
        return Frame(type: 1, payload);
    }

    private static byte[] Frame(byte type, byte[] payload)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, payload.Length);
        return [type, 0, 1, .. length, .. payload, 0xCE];
    }
}
