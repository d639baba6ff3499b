using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using static ArchUnitNET.Fluent.Slices.SliceRuleDefinition;

namespace Icaro.IntegrationsCatalog.Tests;

/// <summary>The root namespace composes the service, and may use everything.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "Icaro.IntegrationsCatalog";
    private static readonly Architecture Catalog = new ArchLoader().LoadAssemblies(typeof(CatalogDbContext).Assembly).Build();

    [Fact]
    public void Core_depends_on_neither_Partners_nor_Marketplace() =>
        Types().That().ResideInNamespaceMatching($@"^{Root}\.Core(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^{Root}\.(Partners|Marketplace)(\.|$)"))
            .Check(Catalog);

    [Fact]
    public void Partners_and_Marketplace_do_not_depend_on_each_other()
    {
        var partners = Types().That().ResideInNamespaceMatching($@"^{Root}\.Partners(\.|$)");
        var marketplace = Types().That().ResideInNamespaceMatching($@"^{Root}\.Marketplace(\.|$)");

        partners.Should().NotDependOnAny(marketplace).Check(Catalog);
        marketplace.Should().NotDependOnAny(partners).Check(Catalog);
    }

    [Theory]
    [InlineData("Core")]
    [InlineData("Partners")]
    [InlineData("Marketplace")]
    public void The_folders_of_a_part_form_no_cycle(string part) =>
        Slices().Matching($"{Root}.{part}.(*)").Should().BeFreeOfCycles().Check(Catalog);
}
