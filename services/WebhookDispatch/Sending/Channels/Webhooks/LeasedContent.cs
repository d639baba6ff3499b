namespace Icaro.WebhookDispatch.Sending.Channels.Webhooks;

/// <summary>
/// A body that is sent only while its lease may be used. A connection may take long, and a replica may be suspended in the meantime; the
/// body is written at the last moment, with the headers.
/// </summary>
internal sealed class LeasedContent(byte[] body, Lease lease) : ByteArrayContent(body)
{
    /// <exception cref="LeaseOverException">The lease is over, and nothing is sent.</exception>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        lease.ThrowIfOver();
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
}
