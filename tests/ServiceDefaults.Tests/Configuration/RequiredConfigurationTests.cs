using Icaro.ServiceDefaults.Configuration;
using Microsoft.Extensions.Configuration;

namespace Icaro.ServiceDefaults.Tests.Configuration;

public sealed class RequiredConfigurationTests
{
    [Fact]
    public void Every_missing_value_is_named_in_one_message()
    {
        var configuration = With(("Present", "value"), ("Blank", " "));

        var missing = Assert.Throws<MissingConfigurationException>(() => configuration.Require("Present", "Blank", "Sealing:KeyRing"));

        Assert.Equal("Missing configuration: Blank, Sealing__KeyRing", missing.Message);
    }

    [Fact]
    public void Nothing_is_missing_when_all_have_a_value() => With(("A", "1"), ("B:C", "2")).Require("A", "B:C");

    private static IConfiguration With(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build();
}
