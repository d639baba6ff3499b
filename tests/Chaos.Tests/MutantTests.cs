namespace Icaro.Chaos.Tests;

/// <summary>Whether they are caught is tested by <c>./icaro chaos --mutants</c>, which takes its time.</summary>
public sealed class MutantTests
{
    public static TheoryData<string> Names => [.. AllMutants.List.Select(mutant => mutant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_patch_fits_the_source(string name) => Tool.RunAsync(
        Sources.Root, "git", ["apply", "--check", Sources.PatchOf(AllMutants.Find(name)!)], TestContext.Current.CancellationToken);

    [Fact]
    public void Every_patch_is_used()
    {
        var patches = Directory.EnumerateFiles(Path.GetDirectoryName(Sources.PatchOf(AllMutants.List[0]))!, "*.patch");

        Assert.Equal(AllMutants.List.Select(Sources.PatchOf).Order(), patches.Order());
    }
}
