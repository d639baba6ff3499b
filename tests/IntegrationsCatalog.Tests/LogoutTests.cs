namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class LogoutTests(CatalogApplication catalog)
{
    [Fact]
    public async Task A_logout_ends_its_own_token_at_once_and_no_other()
    {
        var (leaving, staying) = (await LoginAsync(), await LoginAsync());
        Assert.Equal(200, (await leaving.GetAsync("/api/accounts")).Status);

        Assert.Equal(Answer.Success, await leaving.PostAsync("/api/logout"));

        Assert.Equal(Answer.Message(401, "API token is invalid"), await leaving.GetAsync("/api/accounts"));
        Assert.Equal(200, (await staying.GetAsync("/api/accounts")).Status);
    }

    [Fact]
    public async Task A_logout_without_a_valid_token_is_refused_and_ends_nothing()
    {
        var admin = await catalog.AsAdminAsync();

        Assert.Equal(Answer.Message(401, "Token is invalid"), await catalog.Anonymous.PostAsync("/api/logout"));
        Assert.Equal(Answer.Message(401, "Token is invalid"), await (admin with { Token = "nobodys" }).PostAsync("/api/logout"));

        Assert.Equal(200, (await admin.GetAsync("/api/accounts")).Status);
    }

    [Fact]
    public async Task A_platform_cannot_log_out()
    {
        var platform = await catalog.AsPlatformAsync();

        Assert.Equal(Answer.Message(403, "Unauthorized action"), await platform.PostAsync("/api/logout"));

        Assert.Equal(200, (await platform.GetAsync("/api/hotspots")).Status);
    }

    [Fact]
    public async Task A_logout_is_told_to_the_other_services()
    {
        await using var bus = await Listeners.ToRevocationsAsync(catalog.Broker);
        var admin = await LoginAsync();

        await admin.PostAsync("/api/logout");

        await bus.RevocationAsync(TokenHash.Of(admin.Token!));
    }

    private Task<Caller> LoginAsync() => catalog.LoginAsync("admin", CatalogApplication.AdminPassword);
}
