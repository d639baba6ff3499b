using Microsoft.Extensions.Logging.Abstractions;
using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Login;

/// <summary>User names are compared as MariaDB compared them in Icaro, whose people log in here after a move.</summary>
[Collection(nameof(SharedCatalog))]
public sealed class UserNameTests(CatalogApplication catalog)
{
    [Theory]
    [InlineData("José Müller")]
    [InlineData("JOSÉ MÜLLER")]
    [InlineData("josé müller  ")]
    public async Task People_log_in_in_any_case_and_with_blanks_at_the_end(string spelling)
    {
        var (reseller, hotspotId) = await AddHotspotAsync();
        var suffix = NewName("");
        await reseller.AddMemberAsync(hotspotId, "customer", $"{suffix}José Müller");

        var answer = await catalog.Anonymous.PostAsync(
            "/api/login", new { username = suffix.ToUpperInvariant() + spelling, password = PasswordOf($"{suffix}José Müller") });

        Assert.Equal(201, answer.Status);
    }

    [Fact]
    public async Task A_blank_at_the_beginning_is_another_name()
    {
        var (reseller, hotspotId) = await AddHotspotAsync();
        var name = NewName("customer");
        await reseller.AddMemberAsync(hotspotId, "customer", name);

        Assert.Equal(
            Answer.Message(401, "No username found!"),
            await catalog.Anonymous.PostAsync("/api/login", new { username = $" {name}", password = PasswordOf(name) }));
    }

    [Fact]
    public async Task Two_accounts_whose_names_are_equal_cannot_exist()
    {
        var (reseller, hotspotId) = await AddHotspotAsync();
        var (name, other) = (NewName("café"), NewName("other"));
        await reseller.AddMemberAsync(hotspotId, "customer", name);
        var otherId = await reseller.AddMemberAsync(hotspotId, "customer", other);
        var equal = $"{name.ToUpperInvariant()} ";
        var exists = new Answer(409, """{"id":0,"status":"account already exists"}""");

        Assert.Equal(
            exists,
            await reseller.PostAsync(
                "/api/accounts", new { type = "desk", name = "n", username = equal, password = "a good password", hotspot_id = hotspotId }));
        Assert.Equal(exists, await reseller.PutAsync($"/api/accounts/{otherId}", new { username = equal }));
        Assert.Equal(Answer.Success, await reseller.PutAsync($"/api/accounts/{otherId}", new { username = other.ToUpperInvariant() }));
    }

    [Fact]
    public async Task Accounts_of_an_earlier_release_that_differ_by_case_alone_log_in_by_their_exact_names()
    {
        var (reseller, hotspotId) = await AddHotspotAsync();
        var (older, newer) = (NewName("older"), NewName("newer"));
        var olderId = await reseller.AddMemberAsync(hotspotId, "customer", older);
        var newerId = await reseller.AddMemberAsync(hotspotId, "customer", newer);
        await catalog.InDatabaseAsync(async db =>
        {
            var cancellationToken = TestContext.Current.CancellationToken;
            await db.Database.ExecuteSqlAsync(
                $"UPDATE accounts SET username = {older.ToUpperInvariant()}, username_key = NULL WHERE id = {newerId}", cancellationToken);
            await db.Database.ExecuteSqlAsync($"UPDATE accounts SET username_key = NULL WHERE id = {olderId}", cancellationToken);
            return 0;
        });

        await catalog.InDatabaseAsync(async db =>
        {
            await new UsernameKeySeed(NullLogger<UsernameKeySeed>.Instance).SeedAsync(db, TestContext.Current.CancellationToken);
            return 0;
        });

        Assert.Equal(olderId, (await LogInAsync(older, PasswordOf(older))).Id);
        Assert.Equal(newerId, (await LogInAsync(older.ToUpperInvariant(), PasswordOf(newer))).Id);
        Assert.Equal(olderId, (await LogInAsync($"{older[..1].ToUpperInvariant()}{older[1..]}", PasswordOf(older))).Id);
    }

    private Task<Answer> LogInAsync(string username, string password) =>
        catalog.Anonymous.PostAsync("/api/login", new { username, password });

    private async Task<(Caller Reseller, int HotspotId)> AddHotspotAsync()
    {
        var (reseller, _) = await catalog.AddResellerAsync();
        return (reseller, await reseller.AddHotspotAsync());
    }
}
