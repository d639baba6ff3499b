using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.Slices.SliceRuleDefinition;

namespace Icaro.LoginApiCrypto.Tests;

public sealed class ArchitectureTests
{
    /// <summary>Subfolders count as folders. The root folder is exempt, because it composes the others.</summary>
    [Fact]
    public void Folders_do_not_depend_on_each_other_in_a_cycle() =>
        Slices().Matching("Icaro.LoginApiCrypto.(*)..").Should().BeFreeOfCycles()
            .Check(new ArchLoader().LoadAssembly(typeof(LapiError).Assembly).Build());
}
