using System.IO.Pipelines;

namespace Icaro.IntegrationsCatalog.Core.Portals;

/// <summary>Writes lines without buffering them all: flushing waits for the reader.</summary>
internal sealed class PortalLineWriter(PipeWriter body) : IDisposable
{
    private const int FlushAt = 32 * 1024;

    private readonly Utf8JsonWriter _json = new(body);

    public async ValueTask WriteAsync(PortalLine line, CancellationToken cancellationToken)
    {
        JsonSerializer.Serialize(_json, line, PortalLineJson.Default.PortalLine);
        _json.Flush();
        _json.Reset();
        body.Write("\n"u8);
        if (body.UnflushedBytes > FlushAt)
            await body.FlushAsync(cancellationToken);
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken) => await body.FlushAsync(cancellationToken);

    public void Dispose() => _json.Dispose();
}
