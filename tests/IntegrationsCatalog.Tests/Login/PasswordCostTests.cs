using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Login;

public sealed class PasswordCostTests(CatalogApplication catalog) : IClassFixture<CatalogApplication>
{
    private static readonly Answer Busy = Answer.Message(503, "Too many passwords are waiting to be checked, try again later");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_login_replaces_a_hash_with_fewer_iterations_and_keeps_one_with_more()
    {
        await using var stricter = await catalog.StartReplicaAsync(("Passwords:Iterations", "2000"));
        var username = await AddResellerAsync();
        Assert.StartsWith("1000$", await HashOfAsync(username), StringComparison.Ordinal);
        Assert.Equal(401, (await LoginAsync(stricter, username, "wrong")).Status);
        Assert.StartsWith("1000$", await HashOfAsync(username), StringComparison.Ordinal);

        Assert.Equal(201, (await LoginAsync(stricter, username, PasswordOf(username))).Status);
        var upgraded = await HashOfAsync(username);
        Assert.Equal(201, (await LoginAsync(catalog, username, PasswordOf(username))).Status);

        Assert.StartsWith("2000$", upgraded, StringComparison.Ordinal);
        Assert.Equal(upgraded, await HashOfAsync(username));
    }

    [Fact]
    public async Task Passwords_beyond_the_bound_are_refused_for_a_while_and_are_no_failed_logins()
    {
        var username = await AddResellerAsync();
        await using var replica = await catalog.StartReplicaAsync(
            ("Passwords:MaxConcurrent", "1"), ("Passwords:MaxWaiting", "0"), ("Login:FailuresPerAccountAndAddress", "1"));
        var admin = await replica.AsAdminAsync();
        var id = await admin.CreateAsync("/api/accounts", NewReseller());

        using (await replica.Services.GetRequiredService<PasswordHasher>().TakeTurnAsync(CancellationToken))
        {
            using var response = await replica.Client.PostAsJsonAsync(
                "/api/login", new { username, password = PasswordOf(username) }, CancellationToken);
            Assert.Equal(Busy, new((int)response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken)));
            Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter!.Delta);
            Assert.Equal(Busy, await LoginAsync(replica, "nobody", "x"));
            Assert.Equal(Busy, await admin.PostAsync("/api/accounts", NewReseller()));
            Assert.Equal(Busy, await admin.PutAsync($"/api/accounts/{id}", new { password = "another good one" }));
            Assert.Equal(Answer.Success, await admin.PutAsync($"/api/accounts/{id}", new { name = "without a password" }));
        }

        Assert.Equal(201, (await LoginAsync(replica, username, PasswordOf(username))).Status);
    }

    [Fact]
    public async Task A_password_waits_for_its_turn()
    {
        var username = await AddResellerAsync();
        await using var replica = await catalog.StartReplicaAsync(("Passwords:MaxConcurrent", "1"), ("Passwords:MaxWaiting", "1"));
        List<Task<Answer>> logins;

        using (await replica.Services.GetRequiredService<PasswordHasher>().TakeTurnAsync(CancellationToken))
        {
            logins = [LoginAsync(replica, username, PasswordOf(username)), LoginAsync(replica, username, PasswordOf(username))];
            var refused = await Task.WhenAny(logins);
            Assert.Equal(Busy, await refused);
            logins.Remove(refused);
        }

        Assert.Equal(201, (await logins.Single()).Status);
    }

    [Fact]
    public async Task Unknown_names_and_wrong_passwords_have_one_response_where_it_is_set()
    {
        var username = await AddResellerAsync();
        await using var replica = await catalog.StartReplicaAsync(("Login:EqualResponses", "true"));
        var refused = Answer.Message(401, "Username or password is invalid");

        Assert.Equal(refused, await LoginAsync(replica, NewName("nobody"), "wrong"));
        Assert.Equal(refused, await LoginAsync(replica, username, "wrong"));
        Assert.Equal(201, (await LoginAsync(replica, username, PasswordOf(username))).Status);
    }

    private static Task<Answer> LoginAsync(CatalogApplication replica, string username, string password) =>
        replica.Anonymous.PostAsync("/api/login", new { username, password });

    private static object NewReseller()
    {
        var name = NewName("reseller");
        return new { type = "reseller", name, username = name, password = PasswordOf(name) };
    }

    private async Task<string> AddResellerAsync()
    {
        var (reseller, id) = await catalog.AddResellerAsync();
        return (await reseller.GetAsync($"/api/accounts/{id}")).Text("username");
    }

    private Task<string> HashOfAsync(string username) => catalog.InDatabaseAsync(db =>
        db.Accounts.Where(account => account.Username == username).Select(account => account.PasswordHash).SingleAsync(CancellationToken));
}
