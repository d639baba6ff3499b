using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using SharpCompress.Compressors.Xz;
using SharpCompress.IO;

namespace Icaro.Import.Dumps;

/// <summary>Unpacks a dump by its first bytes, whatever its file is called.</summary>
internal static class PackedText
{
    private const int LongestSignature = 6;
    private const int BufferSize = 64 * 1024;

    /// <exception cref="DumpException">The file is packed or written in another way.</exception>
    public static async Task<Stream> OpenAsync(Stream packed, CancellationToken cancellationToken)
    {
        var bytes = PipeReader.Create(packed, new(bufferSize: BufferSize));
        var head = (await bytes.ReadAtLeastAsync(LongestSignature, cancellationToken)).Buffer;
        var signature = Convert.ToHexString(head.Slice(0, Math.Min(head.Length, LongestSignature)).ToArray());
        var isMarked = Has("EFBBBF");
        bytes.AdvanceTo(head.GetPosition(isMarked ? 3 : 0));

        return Has("1F8B") ? new GZipStream(bytes.AsStream(), CompressionMode.Decompress)
            : Has("FD377A585A00") ? new XZStream(new SharpCompressStream(new BufferedStream(bytes.AsStream(), BufferSize)))
            : Has("28B52FFD") ? throw new DumpException("the file is packed by zstd: unpack it before the import")
            : Has("425A68") ? throw new DumpException("the file is packed by bzip2: unpack it before the import")
            : Has("504B") ? throw new DumpException("the file is a zip archive: unpack it before the import")
            : Has("FFFE") || Has("FEFF")
                ? throw new DumpException("the file is UTF-16, as PowerShell redirects: dump with --result-file=FILE instead of >")
            : bytes.AsStream();

        bool Has(string beginning) => signature.StartsWith(beginning, StringComparison.Ordinal);
    }
}
