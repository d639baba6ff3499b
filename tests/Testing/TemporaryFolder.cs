namespace Icaro.Testing;

/// <summary>A fresh folder that every user may pass through, such as those of the servers.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const UnixFileMode EverybodyMayEnter =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("icaro-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, EverybodyMayEnter);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
