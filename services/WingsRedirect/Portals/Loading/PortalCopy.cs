namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>
/// The portal data on disk. Replicas on one machine share the file: a snapshot replaces it, and each replica appends the deltas
/// that it read, so the last line of a hotspot is the newest. The file name contains the id of the newest key, so that systems
/// with different keys do not share a file. When the disk fails, only the copy is lost.
/// </summary>
internal sealed partial class PortalCopy
{
    private readonly string _path;
    private readonly ILogger<PortalCopy> _logger;

    public PortalCopy(KeyRing keys, IOptions<PortalOptions> options, ILogger<PortalCopy> logger)
    {
        var newestKey = keys.Id.Split(',')[0];
        _path = Path.Combine(options.Value.CopyDirectory, $"wings-portals-{newestKey}.ndjson");
        _logger = logger;
    }

    /// <returns>Null when there is no copy.</returns>
    public FileStream? TryOpen() => Try(() => File.Exists(_path) ? File.OpenRead(_path) : null);

    /// <summary>Begins a snapshot, which replaces the file when <see cref="Snapshot.Complete"/> is called.</summary>
    public Snapshot Begin()
    {
        var unfinished = $"{_path}.{Environment.ProcessId}";
        return new(this, unfinished, Try(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            return Open(unfinished, FileMode.Create);
        }));
    }

    public void Append(byte[] lines) => Try<object>(() =>
    {
        if (File.Exists(_path))
        {
            using var file = Open(_path, FileMode.Append);
            file.Write(lines);
        }

        return null;
    });

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }

    private T? Try<T>(Func<T?> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Log.CopyFailed(_logger, failure.Message);
            return null;
        }
    }

    internal sealed class Snapshot(PortalCopy copy, string unfinished, FileStream? file) : IDisposable
    {
        private FileStream? _file = file;

        public void Write(ReadOnlySequence<byte> line)
        {
            if (_file is { } file && copy.Try(() => WriteTo(file, line)) is null)
                Dispose();
        }

        public void Complete()
        {
            if (_file is null)
                return;

            copy.Try<object>(() =>
            {
                _file.Dispose();
                File.Move(unfinished, copy._path, overwrite: true);
                return null;
            });
            _file = null;
        }

        /// <summary>Deletes a snapshot that was not completed.</summary>
        public void Dispose()
        {
            if (_file is null)
                return;

            copy.Try<object>(() =>
            {
                _file.Dispose();
                File.Delete(unfinished);
                return null;
            });
            _file = null;
        }

        private static FileStream WriteTo(FileStream file, ReadOnlySequence<byte> line)
        {
            foreach (var part in line)
                file.Write(part.Span);
            file.WriteByte((byte)'\n');
            return file;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The copy of the portal data could not be written or read: {Reason}")]
        public static partial void CopyFailed(ILogger logger, string reason);
    }
}
