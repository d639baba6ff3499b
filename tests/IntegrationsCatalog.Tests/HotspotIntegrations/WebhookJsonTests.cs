namespace Icaro.IntegrationsCatalog.Tests.HotspotIntegrations;

public sealed class WebhookJsonTests
{
    [Fact]
    public void Switching_on_says_everything_in_the_documented_order()
    {
        var body = new WebhookBody(
            true,
            "0f",
            new(1, "h-uuid", "test", "a hotspot", "Business", "IT01", "Street 1", "b@example.com", "Dpo", ResellerId: 2),
            [new(3, "a-uuid", "customer", "c1", "c1", "d41d8cd98f00b204e9800998ecf8427e", "c1@example.com")],
            [new(1, "E4-95-6E-44-1D-5C", "unit", "", "u-uuid")]);

        Assert.Equal(
            """
            {"status":true,"token":"0f","hotspot":{"id":1,"uuid":"h-uuid","name":"test","description":"a hotspot","business_name":"Business","business_vat":"IT01","business_address":"Street 1","business_email":"b@example.com","business_dpo":"Dpo"},"accounts":[{"id":3,"uuid":"a-uuid","type":"customer","name":"c1","username":"c1","password_hash":"d41d8cd98f00b204e9800998ecf8427e","email":"c1@example.com"}],"units":[{"id":1,"mac_address":"E4-95-6E-44-1D-5C","name":"unit","description":"","uuid":"u-uuid"}]}
            """,
            Text(body));
    }

    [Fact]
    public void Switching_off_names_the_hotspot_only() => Assert.Equal(
        """
        {"status":false,"hotspot":{"id":1,"uuid":"","name":"x","description":"","business_name":"","business_vat":"","business_address":"","business_email":"","business_dpo":""}}
        """,
        Text(Off("x")));

    [Theory]
    [InlineData("Bar & <Grill>", @"Bar \u0026 \u003cGrill\u003e")]
    [InlineData("a\u2028b\u2029c", @"a\u2028b\u2029c")]
    [InlineData("\"\\/'+`", @"\""\\/'+`")]
    [InlineData("\n\r\t\b\f\u001f", @"\n\r\t\u0008\u000c\u001f")]
    [InlineData("Café 中文 \u007f\u00a0\ufeff", "Café 中文 \u007f\u00a0\ufeff")]
    [InlineData("\U0001F600", "\U0001F600")]
    public void Only_the_documented_characters_are_escaped(string name, string escaped) =>
        Assert.Contains($"\"name\":\"{escaped}\"", Text(Off(name)), StringComparison.Ordinal);

    [Fact]
    public void Any_text_arrives_as_it_was() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var name = Encoding.UTF8.GetString(bytes);
            using var json = JsonDocument.Parse(WebhookJson.Serialize(Off(name)));
            return json.RootElement.GetProperty("hotspot").GetProperty("name").GetString() == name;
        }).QuickCheckThrowOnFailure();

    private static WebhookBody Off(string name) => new(false, null, new(1, "", name, "", "", "", "", "", "", ResellerId: 2), null, null);

    private static string Text(WebhookBody body) => Encoding.UTF8.GetString(WebhookJson.Serialize(body));
}
