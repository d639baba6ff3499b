namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed class AuditTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    [Fact]
    public async Task A_boxs_life_is_recorded_without_its_secret()
    {
        var (_, box) = await world.Api.PostAsync(
            "/loginapi/boxes", new { registration_number = "41", base_url = "http://10.0.0.1/logon", logon_types = (string[])["free"] });
        await world.Api.PutAsync("/loginapi/boxes/41", new { name = "Lobby" });
        await world.Api.DeleteAsync("/loginapi/boxes/41");

        var (status, page) = await world.Api.GetAsync("/loginapi/audit?subject=box&id=41");

        Assert.Equal(HttpStatusCode.OK, status);
        var entries = page!["entries"]!.AsArray();
        Assert.Equal(["deleted", "changed", "created"], entries.Select(entry => (string?)entry!["action"]));
        Assert.All(entries, entry => Assert.NotNull(entry!["account_id"]));
        Assert.Equal("""{"name":"Lobby"}""", entries[1]!["after"]!.ToJsonString());
        Assert.Equal("***", (string?)entries[2]!["after"]!["secret"]);
        Assert.DoesNotContain((string)box!["secret"]!, page.ToJsonString(), StringComparison.Ordinal);
    }
}
