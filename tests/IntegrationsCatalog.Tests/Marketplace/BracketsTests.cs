namespace Icaro.IntegrationsCatalog.Tests.Marketplace;

public sealed class BracketsTests
{
    [Theory]
    [InlineData("a[b]=1", """{"b":"1"}""")]
    [InlineData("a[b][c]=1&a[b][d]=2", """{"b":{"c":"1","d":"2"}}""")]
    [InlineData("a[b][]=1&a[b][]=2", """{"b":["1","2"]}""")]
    [InlineData("a[b][0]=1&a[b][1][c]=2", """{"b":["1",{"c":"2"}]}""")]
    [InlineData("a[b][1]=1", """{"b":{"1":"1"}}""")]
    [InlineData("c[b]=1&a[b]=2", """{"b":"2"}""")]
    [InlineData("c[b]=1", null)]
    [InlineData("a[b=1", null)]
    [InlineData("a[b]c=1", null)]
    [InlineData("a[b]=1&a[b]=2", null)]
    [InlineData("a[b]=1&a[b][c]=2", null)]
    [InlineData("a[b][c]=1&a[b]=2", null)]
    [InlineData("a[1][2][3][4][5][6][7][8][9]=1", null)]
    public void Fields_in_brackets_are_objects_and_lists(string fields, string? json) =>
        Assert.Equal(json, Brackets.Read(fields.Split('&').Select(Field), "a")?.ToJsonString());

    [Fact]
    public void Whatever_the_names_are_nothing_is_thrown()
    {
        var names = Gen.ListOf(Gen.Elements("[", "]", "a", "0", "1", "[]", "[b]", "é", " ")).Select(parts => "a" + string.Concat(parts));
        Prop.ForAll(Gen.ListOf(names).ToArbitrary(), all =>
        {
            Brackets.Read(all.Select(name => KeyValuePair.Create(name, "x")), "a");
            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_the_bytes_are_they_are_an_object_or_nothing()
    {
        byte[] valid = [.. """{"a":["\ud83d\ude00",1,{"b":null}],"errorMsg":"x"}"""u8];
        var damaged = ArbMap.Default.GeneratorFor<(byte At, byte Value)>().Select(damage =>
        {
            byte[] bytes = [.. valid];
            bytes[damage.At % bytes.Length] = damage.Value;
            return bytes;
        });
        Prop.ForAll(damaged.ToArbitrary(), bytes =>
        {
            var json = ModuleJson.Object(bytes);
            json?.ErrorMessage();
            return json is null || json.ToJsonString().Length > 0;
        }).QuickCheckThrowOnFailure();
    }

    private static KeyValuePair<string, string> Field(string field) => KeyValuePair.Create(field.Split('=')[0], field.Split('=')[1]);
}
