using System.Xml.Linq;

namespace Icaro.AppHost.Tests;

/// <summary>What projects may refer to: see CONTRIBUTING.md.</summary>
public sealed class ReferenceTests
{
    private const string Contracts = "services/Contracts";

    public static TheoryData<string> Libraries => ProjectsIn("libraries");

    public static TheoryData<string> Services => [.. ProjectsIn("services"), "gateway"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_knows_no_service_but_the_contracts(string library) =>
        Assert.All(References(library), reference => Assert.True(
            reference is Contracts or "ServiceDefaults" || reference.StartsWith("libraries/", StringComparison.Ordinal), reference));

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_knows_other_services_by_their_contracts_only(string service) =>
        Assert.All(References(service), reference => Assert.True(
            reference == Contracts || !reference.StartsWith("services/", StringComparison.Ordinal), reference));

    [Fact]
    public void Contracts_and_service_defaults_refer_to_nothing()
    {
        Assert.Empty(References(Contracts));
        Assert.Empty(References("ServiceDefaults"));
    }

    private static TheoryData<string> ProjectsIn(string folder) =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, folder))
            .Select(path => Path.GetRelativePath(Repository.Root, path)),
    ];

    private static IReadOnlyList<string> References(string project)
    {
        var folder = Path.Combine(Repository.Root, project);
        var file = Assert.Single(Directory.EnumerateFiles(folder, "*.csproj"));
        return
        [
            .. XDocument.Load(file).Descendants("ProjectReference").Select(reference => Path.GetRelativePath(
                Repository.Root, Path.GetDirectoryName(Path.Combine(folder, reference.Attribute("Include")!.Value))!)),
        ];
    }
}
