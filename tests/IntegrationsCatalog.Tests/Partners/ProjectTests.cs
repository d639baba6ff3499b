namespace Icaro.IntegrationsCatalog.Tests.Partners;

[Collection(nameof(PartnerWorld))]
public sealed class ProjectTests(PartnerWorld world)
{
    [Fact]
    public async Task A_project_is_a_hotspot_of_the_reseller()
    {
        var partner = await world.NewPartnerAsync();
        var hotspotId = await partner.Reseller.AddHotspotAsync("Old town");

        var projects = await partner.GetAsync($"{partner.Organization}/projects");

        Assert.Equal(["Harbour", "Old town"], projects.Texts("name"));
        Assert.All(projects.Texts("organizationId"), id => Assert.Equal(partner.OrganizationId, id));
        Assert.Equal(["projectId", "organizationId", "name", "description"], Answer.KeysOf(projects.Json[0]));
        var hotspot = await partner.Reseller.GetAsync($"/api/hotspots/{hotspotId}");
        Assert.Equal(hotspot.Text("uuid"), projects.Texts("projectId")[1]);
        var one = await partner.GetAsync($"{partner.Organization}/projects/{hotspot.Text("uuid")}");
        Assert.Equal(projects.Json[1].GetRawText(), one.Body);
    }

    [Fact]
    public async Task A_project_may_bring_its_id_which_then_is_taken()
    {
        var partner = await world.NewPartnerAsync();

        var again = await partner.PostAsync($"{partner.Organization}/projects", new { projectId = partner.ProjectId, name = "n" });

        Assert.Equal((409, """{"message":"Project already exists"}"""), (again.Status, again.Body));
    }

    [Theory]
    [InlineData("{}", "$.name is required")]
    [InlineData("[]", "$ is not an object")]
    [InlineData("""{"name":1,"projectId":"a/b"}""", "$.projectId is not 1 to 100 letters, digits and - _ . :", "$.name is not a string")]
    [InlineData("""{"name":"\ud800"}""", "$.name is not Unicode text")]
    [InlineData("""{"name":"\u0000"}""", "$.name contains control characters")]
    [InlineData("""{"name":"n","name":"m"}""", "$ is not JSON, or names a field twice")]
    [InlineData("{\"name\":\n\"n\"", "$ is not JSON: line 2, byte 4")]
    [InlineData("", "$ is not JSON: line 1, byte 1")]
    public async Task What_is_wrong_is_told_where_it_is(string body, params string[] faults)
    {
        var partner = await world.NewPartnerAsync();

        var answer = await partner.PostTextAsync($"{partner.Organization}/projects", body);

        Assert.Equal(400, answer.Status);
        Assert.Equal("Request is faulty", answer.Text("message"));
        Assert.Equal(faults, answer.Faults);
    }
}
