namespace Icaro.Egress;

/// <summary>
/// A connection on which a response counts that a server sent before it read the whole request. Such a server often closes the connection,
/// so that sending the rest fails; the response that has arrived is read all the same. Without one, reading fails too.
/// </summary>
internal sealed class EgressStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var write = base.WriteAsync(buffer, cancellationToken);
        return write.IsCompletedSuccessfully ? write : IgnoreClosedAsync(write);
    }

    private static async ValueTask IgnoreClosedAsync(ValueTask write)
    {
        try
        {
            await write;
        }
        catch (IOException)
        {
        }
    }
}
