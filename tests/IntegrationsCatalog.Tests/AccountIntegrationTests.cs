namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class AccountIntegrationTests(CatalogApplication catalog)
{
    [Fact]
    public async Task An_admin_grants_an_integration_and_takes_it_back()
    {
        var admin = await catalog.AsAdminAsync();
        var (_, resellerId) = await catalog.AddResellerAsync();
        var integrationId = await admin.AddIntegrationAsync();
        var path = $"/api/account_integrations/{resellerId}/{integrationId}";
        Assert.Equal(Answer.Message(404, "No integrations found!"), await admin.GetAsync($"/api/account_integrations/{resellerId}"));

        var granted = await admin.PostAsync(path);

        Assert.Equal(new Answer(201, $$"""{"id":{{granted.Id}},"status":"success"}"""), granted);
        Assert.Equal(
            new Answer(200, $$"""[{"account_id":{{resellerId}},"integration_id":{{integrationId}}}]"""),
            await admin.GetAsync($"/api/account_integrations/{resellerId}"));
        Assert.Equal(new Answer(409, """{"id":0,"status":"integration already exists"}"""), await admin.PostAsync(path));

        Assert.Equal(Answer.Success, await admin.SendEmptyJsonAsync(HttpMethod.Delete, path));
        Assert.Equal(Answer.Message(404, "No integration found!"), await admin.DeleteAsync(path));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_granted()
    {
        var admin = await catalog.AsAdminAsync();
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var customerId = await reseller.AddMemberAsync(await reseller.AddHotspotAsync());
        var integrationId = await admin.AddIntegrationAsync();

        var noReseller = Answer.Message(404, "No reseller found!");
        Assert.Equal(noReseller, await admin.PostAsync($"/api/account_integrations/{int.MaxValue}/{integrationId}"));
        Assert.Equal(noReseller, await admin.PostAsync($"/api/account_integrations/{customerId}/{integrationId}"));
        Assert.Equal(
            Answer.Message(404, "Integration not found"), await admin.PostAsync($"/api/account_integrations/{resellerId}/{int.MaxValue}"));
    }

    [Fact]
    public async Task Nobody_but_admins_grants()
    {
        var (reseller, id) = await catalog.AddResellerAsync();

        Assert.Equal(Answer.Message(403, "Operation not permitted!"), await reseller.GetAsync($"/api/account_integrations/{id}"));
        Assert.Equal(Answer.Message(401, "Operation not permitted"), await reseller.PostAsync($"/api/account_integrations/{id}/1"));
        Assert.Equal(Answer.Message(403, "Operation not permitted!"), await reseller.DeleteAsync($"/api/account_integrations/{id}/1"));
    }
}
