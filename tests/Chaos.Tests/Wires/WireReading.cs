using System.Buffers;

namespace Icaro.Chaos.Tests.Wires;

internal static class WireReading
{
    /// <summary>Reads all messages, byte by byte as they arrive, and tells what was seen.</summary>
    public static List<Sighting> ReadAll(this IWire wire, params ReadOnlySpan<byte[]> messages)
    {
        List<Sighting> seen = [];
        foreach (var message in messages)
        {
            for (var length = 0; length < message.Length; length++)
                Assert.False(wire.TryRead(new ReadOnlySequence<byte>(message, 0, length), out _, out _));

            var whole = new ReadOnlySequence<byte>(message);
            Assert.True(wire.TryRead(whole, out var end, out var sighting));
            Assert.Equal(whole.End, end);
            if (sighting is { } one)
                seen.Add(one);
        }

        return seen;
    }
}
