namespace Icaro.Chaos.Mutants;

/// <summary>Builds mutants in a temporary copy of the source, one at a time.</summary>
internal sealed class MutantWorkshop : IDisposable
{
    private const string Configuration = "Release";

    private static readonly Dictionary<string, string> ProjectFolders = new()
    {
        [Resources.Catalog] = "services/IntegrationsCatalog",
        [Resources.Dispatch] = "services/WebhookDispatch",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("icaro-mutants-").FullName;

    public MutantWorkshop() => Sources.CopyTo(_folder);

    /// <summary>Plants the fault, lets the service with it be used, and takes it out again.</summary>
    /// <exception cref="InvalidOperationException">The patch does not fit the source any more, or does not compile.</exception>
    public async Task<T> WithAsync<T>(Mutant mutant, Func<Replacement, Task<T>> use, CancellationToken cancellationToken)
    {
        var patch = Sources.PatchOf(mutant);
        await Tool.RunAsync(_folder, "git", ["apply", patch], cancellationToken);
        try
        {
            var project = Path.Combine(_folder, ProjectFolders[mutant.Service]);
            // A mutant need not be beautiful.
            await Tool.RunAsync(
                project, "dotnet", ["build", "-c", Configuration, "-v", "quiet", "-nologo", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"],
                cancellationToken);
            return await use(new(mutant.Service, Path.Combine(project, "bin", Configuration, "net10.0", $"{Path.GetFileName(project)}.dll")));
        }
        finally
        {
            await Tool.RunAsync(_folder, "git", ["apply", "--reverse", patch], CancellationToken.None);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
