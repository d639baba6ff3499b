namespace Icaro.Chaos.Tests;

public sealed class ChaosOptionsTests
{
    [Fact]
    public void Everything_can_be_chosen()
    {
        var options = ChaosOptions.Parse(["--seed", "7", "--minutes", "0.5", "--mutants", "--logs", "here"]);

        Assert.Equal(new ChaosOptions(7, TimeSpan.FromSeconds(30), AllMutants.List, "here"), options);
    }

    [Theory]
    [InlineData("--seed")]
    [InlineData("--seed", "x")]
    [InlineData("--minutes", "0")]
    [InlineData("--logs")]
    [InlineData("--mutant", "nobody")]
    [InlineData("--unknown")]
    public void What_cannot_be_understood_is_refused(params string[] arguments) => Assert.Null(ChaosOptions.Parse(arguments));
}
