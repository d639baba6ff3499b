namespace Icaro.Local.Tests;

/// <summary>A fresh folder, gone after the test.</summary>
public sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("icaro-local-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
