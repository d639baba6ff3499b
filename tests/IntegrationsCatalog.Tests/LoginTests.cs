using System.Text.RegularExpressions;
using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed partial class LoginTests(CatalogApplication catalog)
{
    [Fact]
    public async Task A_login_answers_with_the_keys_that_clients_know()
    {
        var login = new { username = "admin", password = CatalogApplication.AdminPassword };

        var answer = await catalog.Anonymous.PostAsync("/api/login", login);

        Assert.Equal(201, answer.Status);
        Assert.Equal(["account_type", "expires", "id", "status", "subscription", "token"], Answer.KeysOf(answer.Json));
        Assert.Equal("admin", answer.Text("account_type"));
        Assert.Equal("success", answer.Text("status"));
        Assert.Matches("^[0-9a-f]{64}$", answer.Text("token"));
        Assert.Matches(GoTime, answer.Text("expires"));
        Assert.Contains(" +0000 UTC", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customers_login_tells_the_subscription_of_its_reseller()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var username = NewName("customer");
        await reseller.AddMemberAsync(hotspotId, "customer", username);

        var answer = await catalog.Anonymous.PostAsync("/api/login", new { username, password = PasswordOf(username) });

        var subscription = answer.Json.GetProperty("subscription");
        Assert.Equal(
            ["id", "valid_from", "valid_until", "created", "account_id", "subscription_plan", "expired"], Answer.KeysOf(subscription));
        Assert.Equal(
            [
                "id", "code", "name", "description", "price", "period", "included_sms", "max_units",
                "advanced_report", "wings_customization", "social_analytics",
            ],
            Answer.KeysOf(subscription.GetProperty("subscription_plan")));
        Assert.Equal(resellerId, subscription.GetProperty("account_id").GetInt32());
        Assert.False(subscription.GetProperty("expired").GetBoolean());
    }

    [Fact]
    public async Task A_user_name_that_nobody_has_is_refused() => Assert.Equal(
        Answer.Message(401, "No username found!"),
        await catalog.Anonymous.PostAsync("/api/login", new { username = "nobody", password = "x" }));

    [Fact]
    public async Task A_wrong_password_is_refused() => Assert.Equal(
        Answer.Message(401, "Password is invalid"),
        await catalog.Anonymous.PostAsync("/api/login", new { username = "admin", password = "x" }));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"username":1,"password":"x"}""")]
    [InlineData("""{"username":"\ud800","password":"x"}""")]
    public async Task A_body_that_is_no_login_is_malformed(string body) => Assert.Equal(
        Answer.Message(400, "Request fields malformed"), await catalog.Anonymous.PostTextAsync("/api/login", body));

    [Fact]
    public async Task A_login_without_a_body_is_malformed() =>
        Assert.Equal(Answer.Message(400, "Request fields malformed"), await catalog.Anonymous.PostAsync("/api/login"));

    [Theory]
    [InlineData("""{"username":"admin"}""", "password is required")]
    [InlineData("""{"username":"a\u0000","password":"x"}""", "username contains control characters")]
    public async Task A_login_that_cannot_be_is_told_why(string body, string message) =>
        Assert.Equal(Answer.Message(400, message), await catalog.Anonymous.PostTextAsync("/api/login", body));

    [Theory]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=klingon")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    public async Task A_login_is_read_whatever_its_content_type(string contentType)
    {
        var body = $$"""{"username":"admin","password":"{{CatalogApplication.AdminPassword}}"}""";

        Assert.Equal(201, (await catalog.Anonymous.PostTextAsync("/api/login", body, contentType)).Status);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused() => Assert.Equal(
        Answer.Message(413, "Request body larger than 1048576 bytes"),
        await catalog.Anonymous.PostTextAsync("/api/login", new string(' ', 1024 * 1024 + 1)));

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,9})? \+0000 UTC$")]
    private static partial Regex GoTime { get; }
}
