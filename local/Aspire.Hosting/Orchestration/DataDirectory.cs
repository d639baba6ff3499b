using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>The folder with all that a run keeps: the servers' data and the generated parameters. One run at a time has it.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const UnixFileMode EverybodyMayEnter =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _root;
    private readonly bool _isTemporary;
    private FileStream? _lock;

    public DataDirectory(string root, bool isTemporary)
    {
        _root = Path.GetFullPath(root);
        _isTemporary = isTemporary;
        Parameters = new(_root);
    }

    public ParameterStore Parameters { get; }

    public string Root => _root;

    private string Session => Path.Combine(_root, "session");

    /// <exception cref="DistributedApplicationException">Another run has it.</exception>
    public void Take()
    {
        CreateFolder(_root);
        try
        {
            _lock = new FileStream(Path.Combine(_root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new DistributedApplicationException(
                $"Another run has the data in {_root}: stop it, or choose another folder with --Local:Data=FOLDER.", e);
        }

        DeleteSession();
    }

    /// <summary>Where a server keeps its data: for good when it has a volume, otherwise until the end of this run.</summary>
    public string FolderOf(IResource resource)
    {
        var volume = resource.Annotations.OfType<DataVolumeAnnotation>().LastOrDefault();
        var folder = volume is not null ? Path.Combine(_root, volume.Name) : Path.Combine(Session, resource.Name);
        CreateFolder(folder);
        return folder;
    }

    public void Dispose()
    {
        if (_lock is null)
            return;

        DeleteSession();
        _lock.Dispose();
        _lock = null;
        if (_isTemporary)
            Directory.Delete(_root, recursive: true);
    }

    /// <summary>Servers run as users of their own, who have to get there.</summary>
    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, EverybodyMayEnter);
    }

    private void DeleteSession()
    {
        if (Directory.Exists(Session))
            Directory.Delete(Session, recursive: true);
    }
}
