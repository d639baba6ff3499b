using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.Slices.SliceRuleDefinition;

namespace Icaro.Console.Tests;

public sealed class ArchitectureTests
{
    private static readonly ArchUnitNET.Domain.Architecture Service = new ArchLoader().LoadAssemblies(typeof(Program).Assembly).Build();

    [Fact]
    public void Folders_do_not_depend_on_each_other_in_cycles() =>
        Slices().Matching("Icaro.Console.(*)..").Should().BeFreeOfCycles().Check(Service);
}
