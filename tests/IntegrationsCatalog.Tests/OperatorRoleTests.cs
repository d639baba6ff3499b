using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

/// <summary>Several admins with roles. What each may do at each route is in <see cref="AuthorizationTests"/>.</summary>
public sealed class OperatorRoleTests(Servers servers) : IAsyncLifetime
{
    private static readonly Answer Last = new(
        409, """{"message":"The last administrator can neither be deleted nor have a lesser role","code":"last_administrator"}""");

    private static readonly Answer Forbidden = Answer.Message(403, "Unauthorized action");

    private readonly CatalogApplication _catalog = new(servers);

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _catalog.InitializeAsync();

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    [Fact]
    public async Task An_account_shows_the_role_of_an_admin_and_no_other()
    {
        var admin = await _catalog.AsAdminAsync();
        var (_, readerId) = await _catalog.AddAdminAsync("read");
        var (_, resellerId) = await _catalog.AddResellerAsync();

        Assert.Equal("administer", (await admin.GetAsync($"/api/accounts/{await AdminIdAsync()}")).Text("operator_role"));
        Assert.Equal("read", (await admin.GetAsync($"/api/accounts/{readerId}")).Text("operator_role"));
        Assert.False((await admin.GetAsync($"/api/accounts/{resellerId}")).Json.TryGetProperty("operator_role", out _));
        Assert.Equal(
            Answer.Message(400, "operator_role is for admins only"),
            await admin.PutAsync($"/api/accounts/{resellerId}", new { operator_role = "read" }));
    }

    [Fact]
    public async Task An_admin_with_a_lesser_role_changes_its_own_account_and_neither_its_role_nor_another_account()
    {
        var (reader, id) = await _catalog.AddAdminAsync("read");
        var adminId = await AdminIdAsync();

        Assert.Equal(Answer.Success, await reader.PutAsync($"/api/accounts/{id}", new { password = "another good one" }));
        Assert.Equal(Forbidden, await reader.PutAsync($"/api/accounts/{id}", new { operator_role = "administer" }));
        Assert.Equal(Forbidden, await reader.PutAsync($"/api/accounts/{adminId}", new { password = "another good one" }));
        Assert.Equal(Forbidden, await reader.DeleteAsync($"/api/accounts/{adminId}"));
        Assert.Equal(Forbidden, await reader.PostAsync("/api/accounts", new { type = "admin" }));
    }

    [Fact]
    public async Task A_new_role_ends_the_logins_and_holds_from_the_next_one()
    {
        var admin = await _catalog.AsAdminAsync();
        var (@operator, id) = await _catalog.AddAdminAsync("operate");
        var username = (await @operator.GetAsync($"/api/accounts/{id}")).Text("username");

        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/accounts/{id}", new { operator_role = "administer" }));

        Assert.Equal(Answer.Message(401, "API token is invalid"), await @operator.GetAsync("/api/accounts"));
        var raised = await _catalog.LoginAsync(username);
        Assert.Equal(201, (await raised.PostAsync("/api/integrations", new { name = "n", webhook_url = "https://p.example/" })).Status);
    }

    [Fact]
    public async Task The_last_administrator_can_neither_be_deleted_nor_have_a_lesser_role()
    {
        var admin = await _catalog.AsAdminAsync();
        var adminId = await AdminIdAsync();
        await _catalog.AddAdminAsync("operate");
        Assert.Equal(Last, await admin.DeleteAsync($"/api/accounts/{adminId}"));
        Assert.Equal(Last, await admin.PutAsync($"/api/accounts/{adminId}", new { operator_role = "operate" }));
        Assert.Equal(Answer.Success, await admin.PutAsync($"/api/accounts/{adminId}", new { operator_role = "administer", name = "Root" }));
    }

    [Fact]
    public async Task Of_administrators_who_remove_each_other_at_once_one_stays()
    {
        await _catalog.AsAdminAsync();
        for (var round = 0; round < 10; round++)
        {
            var (first, firstId) = await _catalog.AddAdminAsync("administer");
            var (second, secondId) = await _catalog.AddAdminAsync("administer");
            await LeaveOnlyAsync(firstId, secondId);

            var answers = await Task.WhenAll(
                round % 2 == 0
                    ? first.DeleteAsync($"/api/accounts/{secondId}")
                    : first.PutAsync($"/api/accounts/{secondId}", new { operator_role = "read" }),
                second.DeleteAsync($"/api/accounts/{firstId}"));

            Assert.Equal(1, await CountAdministratorsAsync());
            Assert.Contains(Answer.Success, answers);
            await LeaveOnlyAsync(await AdminIdAsync());
        }
    }

    [Fact]
    public async Task A_deleted_admin_is_logged_out_and_leaves_what_it_created_to_another()
    {
        var (leaving, leavingId) = await _catalog.AddAdminAsync("administer");
        var name = NewName("reseller");
        var resellerId = await leaving.CreateAsync(
            "/api/accounts", new { type = "reseller", name, username = name, password = PasswordOf(name) });
        var admin = await _catalog.AsAdminAsync();

        Assert.Equal(Answer.Success, await admin.DeleteAsync($"/api/accounts/{leavingId}"));

        Assert.Equal(Answer.Message(401, "API token is invalid"), await leaving.GetAsync("/api/accounts"));
        Assert.Equal(await AdminIdAsync(), (await admin.GetAsync($"/api/accounts/{resellerId}")).Json.GetProperty("creator_id").GetInt32());
        Assert.Equal(404, (await admin.GetAsync($"/api/accounts/{leavingId}")).Status);
    }

    [Fact]
    public async Task An_admin_with_hotspots_cannot_be_deleted()
    {
        var admin = await _catalog.AsAdminAsync();
        var (other, otherId) = await _catalog.AddAdminAsync("administer");
        await other.AddHotspotAsync();

        Assert.Equal(Answer.Message(409, "The account still has hotspots or modules"), await admin.DeleteAsync($"/api/accounts/{otherId}"));
        Assert.Equal(200, (await other.GetAsync("/api/hotspots")).Status);
    }

    [Fact]
    public async Task The_configured_admin_returns_at_a_start_without_administrators_only()
    {
        var (other, _) = await _catalog.AddAdminAsync("administer");
        Assert.Equal(Answer.Success, await other.DeleteAsync($"/api/accounts/{await AdminIdAsync()}"));
        var login = new { username = "admin", password = CatalogApplication.AdminPassword };

        await using (var restarted = await _catalog.StartReplicaAsync())
            Assert.Equal(401, (await restarted.Anonymous.PostAsync("/api/login", login)).Status);

        await LeaveOnlyAsync();
        await using var recovered = await _catalog.StartReplicaAsync();
        Assert.Equal(201, (await recovered.Anonymous.PostAsync("/api/login", login)).Status);
    }

    [Fact]
    public async Task An_admin_whom_an_earlier_release_has_created_may_do_everything()
    {
        var admin = await _catalog.AsAdminAsync();
        await _catalog.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE accounts SET operator_role = NULL", CancellationToken));

        Assert.Equal(Last, await admin.DeleteAsync($"/api/accounts/{await AdminIdAsync()}"));
        await using var replica = await _catalog.StartReplicaAsync();
        Assert.Equal(201, (await (admin with { Client = replica.Client }).PostAsync("/api/hotspots", new { name = "h" })).Status);
    }

    private Task<int> AdminIdAsync() => _catalog.InDatabaseAsync(db =>
        db.Accounts.Where(account => account.Username == "admin").Select(account => account.Id).SingleAsync(CancellationToken));

    private Task<int> CountAdministratorsAsync() => _catalog.InDatabaseAsync(db =>
        db.Accounts.CountAsync(account => account.OperatorRole == "administer", CancellationToken));

    private Task<int> LeaveOnlyAsync(params int[] ids) => _catalog.InDatabaseAsync(db => db.Accounts
        .Where(account => account.Type == "admin")
        .ExecuteUpdateAsync(
            account => account.SetProperty(row => row.OperatorRole, row => ids.Contains(row.Id) ? "administer" : "read"), CancellationToken));
}
