namespace Icaro.Chaos.Wires;

/// <summary>One direction of a conversation, read just deep enough to see moments pass.</summary>
internal interface IWire
{
    /// <summary>Finds the first message of the buffer.</summary>
    /// <param name="bytes">What has been received and not been read yet.</param>
    /// <param name="end">Where the message ends.</param>
    /// <param name="sighting">The moment that the message means, if any.</param>
    /// <returns>False when the message is not complete yet.</returns>
    bool TryRead(ReadOnlySequence<byte> bytes, out SequencePosition end, out Sighting? sighting);
}

/// <summary>A protocol: what both sides of a connection say.</summary>
internal sealed record Conversation(IWire FromClient, IWire FromServer);
