using Icaro.Sealing;

namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed class ResealingTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    private const string NewKey = "fedcba9876543210fedcba9876543210";

    [Fact]
    public async Task A_boxs_secret_is_read_after_its_key_has_left_the_ring_and_nobody_has_changed_it()
    {
        var (_, box) = await world.Api.PostAsync(
            "/loginapi/boxes", new { registration_number = "51", base_url = "http://10.0.0.1/logon", logon_types = (string[])["free"] });
        var both = await world.StartReplicaAsync(
            ("Sealing:KeyRing", $"{NewKey},{LoginApiService.KeyRing}"), ("Resealing:StartAfter", "0"), ("Resealing:Interval", "00:00:01"));

        await Eventually.SeeAsync(
            async () => (await new OperatorApi(both.Client).GetAsync("/loginapi/sealing")).Json!,
            counts => (string)counts["keys"]![1]!["state"]! == "older" && (long)counts["keys"]![1]!["values"]! == 0);

        var only = await world.StartReplicaAsync(("Sealing:KeyRing", NewKey));
        var (status, export) = await new OperatorApi(only.Client).GetAsync("/loginapi/boxes/export");
        Assert.Equal(HttpStatusCode.OK, status);
        var sealedSecret = Convert.FromBase64String((string)export!["boxes"]![0]!["sealed_secret"]!);
        Assert.Equal((string)box!["secret"]!, KeyRing.Parse(NewKey).OpenText(sealedSecret, "box-secret"));
        var (_, audit) = await world.Api.GetAsync("/loginapi/audit?subject=box&id=51");
        Assert.Equal(["created"], audit!["entries"]!.AsArray().Select(entry => (string?)entry!["action"]));
    }
}
