namespace Icaro.Local.Tests;

/// <summary>A fresh folder that every user may pass through, gone after the test.</summary>
public sealed class DataFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"icaro-local-{Guid.NewGuid():N}");

    public DataFolder() => Directory.CreateDirectory(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
