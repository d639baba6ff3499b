using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Login;

/// <summary>That older and imported passwords remain valid is in <see cref="StoredLoginTests"/>.</summary>
[Collection(nameof(SharedCatalog))]
public sealed class PasswordRuleTests(CatalogApplication catalog)
{
    private const string TooCommon = "password is too common";

    [Theory]
    [InlineData("admin", "elevenchars", "password has fewer than 12 characters")]
    [InlineData("reseller", "elevenchars", "password has fewer than 12 characters")]
    [InlineData("customer", "seven77", "password has fewer than 8 characters")]
    [InlineData("desk", "🔑🔑🔑🔑", "password has fewer than 8 characters")]
    [InlineData("desk", "eight\u0000888", "password contains control characters")]
    [InlineData("customer", "PassW0rd", TooCommon)]
    [InlineData("reseller", "Password1234", TooCommon)]
    [InlineData("reseller", "121212121212", TooCommon)]
    [InlineData("reseller", "            ", "password is required")]
    public async Task A_new_password_that_is_easy_to_guess_is_refused(string type, string password, string message) =>
        Assert.Equal(Answer.Message(400, message), await CreateAsync(type, NewName(type), password));

    [Fact]
    public async Task The_user_name_in_any_case_is_no_password()
    {
        var name = NewName("reseller");

        Assert.Equal(Answer.Message(400, "password is the user name"), await CreateAsync("reseller", name, name.ToUpperInvariant()));
    }

    [Fact]
    public async Task A_password_of_128_characters_is_taken_and_a_longer_one_refused()
    {
        var name = NewName("reseller");
        var longest = string.Concat(Enumerable.Repeat("a good one ", 12))[..128];

        Assert.Equal(
            Answer.Message(400, "password has more than 128 characters"), await CreateAsync("reseller", name, longest + "."));
        Assert.Equal(201, (await CreateAsync("reseller", name, longest)).Status);
        await catalog.LoginAsync(name, longest);
    }

    [Theory]
    [InlineData("customer", "ünüsüäl!")]
    [InlineData("desk", "eight 8s")]
    public async Task Whoever_works_at_a_hotspot_needs_eight_characters(string type, string password)
    {
        var name = NewName(type);

        Assert.Equal(201, (await CreateAsync(type, name, password)).Status);
        await catalog.LoginAsync(name, password);
    }

    [Fact]
    public async Task A_changed_password_keeps_the_rules_of_its_account()
    {
        var (reseller, id) = await catalog.AddResellerAsync();
        var member = await reseller.AddMemberAsync(await reseller.AddHotspotAsync());
        var renamed = NewName("renamed");

        Assert.Equal(
            Answer.Message(400, "password has fewer than 12 characters"),
            await reseller.PutAsync($"/api/accounts/{id}", new { password = "eight 8s" }));
        Assert.Equal(Answer.Message(400, TooCommon), await reseller.PutAsync($"/api/accounts/{member}", new { password = "Sunshine" }));
        Assert.Equal(
            Answer.Message(400, "password is the user name"),
            await reseller.PutAsync($"/api/accounts/{member}", new { username = renamed, password = renamed }));
        Assert.Equal(Answer.Success, await reseller.PutAsync($"/api/accounts/{member}", new { username = renamed, password = "eight 8s" }));
        await catalog.LoginAsync(renamed, "eight 8s");
    }

    private async Task<Answer> CreateAsync(string type, string username, string password)
    {
        var admin = await catalog.AsAdminAsync();
        var (reseller, _) = await catalog.AddResellerAsync();
        int? hotspotId = type is "customer" or "desk" ? await reseller.AddHotspotAsync() : null;
        var role = type is "admin" ? "read" : null;
        return await admin.PostAsync(
            "/api/accounts", new { type, name = username, username, password, hotspot_id = hotspotId, operator_role = role });
    }
}
