namespace Icaro.Testing;

/// <summary>The checkout that the tests were built in.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot(new(AppContext.BaseDirectory)).FullName;

    private static DirectoryInfo FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Icaro.Aspire.slnx")) ? folder : FindRoot(folder.Parent!);
}
