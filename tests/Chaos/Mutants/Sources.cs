namespace Icaro.Chaos.Mutants;

/// <summary>Where this repository lies, and what of it the services are built from.</summary>
internal static class Sources
{
    private const string Solution = "Icaro.Aspire.slnx";

    private static readonly string[] NotSources = ["bin", "obj", "artifacts"];

    public static string Root { get; } = Find(new(AppContext.BaseDirectory)).FullName;

    public static string PatchOf(Mutant mutant) => Path.Combine(Root, "tests", "Chaos", "Mutants", $"{mutant.Name}.patch");

    public static void CopyTo(string target) => Copy(new(Root), target);

    private static DirectoryInfo Find(DirectoryInfo directory) =>
        File.Exists(Path.Combine(directory.FullName, Solution)) ? directory
        : directory.Parent is { } parent ? Find(parent)
        : throw new InvalidOperationException("The mutants are built from the sources, and this program does not lie in them.");

    private static void Copy(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in source.EnumerateFiles())
            file.CopyTo(Path.Combine(target, file.Name));
        foreach (var child in source.EnumerateDirectories().Where(child => !NotSources.Contains(child.Name) && !child.Name.StartsWith('.')))
            Copy(child, Path.Combine(target, child.Name));
    }
}
