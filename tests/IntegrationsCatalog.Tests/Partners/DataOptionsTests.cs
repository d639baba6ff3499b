namespace Icaro.IntegrationsCatalog.Tests.Partners;

public sealed class DataOptionsTests
{
    [Theory]
    [InlineData(90, 3, true)]
    [InlineData(1, 1, true)]
    [InlineData(0.5, 0.25, false)]
    [InlineData(2, 3, false)]
    [InlineData(2, 0, false)]
    public void Data_is_known_again_for_no_longer_than_it_is_kept(double keepFor, double knowRepeatsFor, bool isUsable) => Assert.Equal(
        isUsable,
        new DataOptionsValidator()
            .Validate(null, new() { KeepFor = TimeSpan.FromDays(keepFor), KnowRepeatsFor = TimeSpan.FromDays(knowRepeatsFor) })
            .Succeeded);
}
