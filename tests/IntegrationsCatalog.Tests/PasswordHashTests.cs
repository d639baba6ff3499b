using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Icaro.IntegrationsCatalog.Tests;

/// <summary>The digests of passwords are told to platforms that need them, and to no others.</summary>
[Collection(nameof(SharedCatalog))]
public sealed class PasswordHashTests(CatalogApplication catalog, Servers servers)
{
    private const string Token = "32-characters-in-a-webhook-token";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_integration_gets_none_and_its_accounts_keep_all_their_keys()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await CreateAsync(new { name = "n", webhook_url = "https://platform.example/", webhook_token = Token });

        await one.SwitchOnAsync();

        var heard = Assert.Single(await listener.TogglesAsync(one.HotspotId, 1));
        Assert.Equal([""], heard.Values("accounts", "password_hash"));
        Assert.Equal(
            ["id", "uuid", "type", "name", "username", "password_hash", "email"],
            Answer.KeysOf(heard.Body().GetProperty("accounts")[0]));
        Assert.Equal((false, "", ""), await ListedAsync(one));
    }

    [Fact]
    public async Task An_integration_that_was_created_with_it_gets_them()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await CreateAsync(
            new { name = "n", webhook_url = "https://platform.example/", webhook_token = Token, sends_password_hash = true });

        await one.SwitchOnAsync();

        var heard = Assert.Single(await listener.TogglesAsync(one.HotspotId, 1));
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(heard.Values("accounts", "password_hash")));
        var (sends, login, iv) = await ListedAsync(one);
        Assert.True(sends && login is not "" && iv is not "");
    }

    [Fact]
    public async Task A_change_of_it_is_sent_to_all_hotspots_and_nothing_else_is()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);
        await one.SwitchOnAsync();

        await PutAsync(one, new { sends_password_hash = false });
        await listener.TogglesAsync(one.HotspotId, 2);
        await PutAsync(one, new { sends_password_hash = false });
        await PutAsync(one, new { description = "another" });
        await PutAsync(one, new { sends_password_hash = true });

        var heard = await listener.TogglesAsync(one.HotspotId, 3);
        Assert.Equal([1, 2, 3], heard.Select(toggled => toggled.Sequence));
        Assert.Equal([false, true, false], heard.Select(toggled => toggled.Values("accounts", "password_hash") is [""]));
    }

    /// <summary>The release before wrote rows without the column.</summary>
    [Fact]
    public async Task What_was_there_before_the_setting_keeps_getting_them_but_for_modules()
    {
        await using var own = new CatalogApplication(servers);
        await own.InitializeAsync();
        await own.InDatabaseAsync(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("20261130103958_Audit", CancellationToken);
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO integrations (
                    id, name, description, site, logo, webhook_url, webhook_token, signing_secret, pre_auth_redirect_url,
                    post_auth_redirect_url, privacy, created)
                SELECT number, 'n', '', '', '', 'https://h/', '', '', '', '', '', now() FROM generate_series(7001, 7002) AS number;
                INSERT INTO retiring_integrations VALUES (7002);
                """,
                CancellationToken);
            await migrator.MigrateAsync(cancellationToken: CancellationToken);

            Assert.Equal(
                [7001],
                await db.Integrations.Where(row => row.SendsPasswordHash).Select(row => row.Id).ToListAsync(CancellationToken));
            return true;
        });
    }

    private async Task<Switchable> CreateAsync(object integration)
    {
        var one = await Switchable.CreateAsync(catalog);
        var admin = await catalog.AsAdminAsync();
        var id = await Application.Directory.CreateAsync(admin, "/api/integrations", integration);
        await Application.Directory.GrantAsync(admin, one.ResellerId, id);
        return one with { IntegrationId = id };
    }

    private async Task PutAsync(Switchable one, object change) => Assert.Equal(
        Answer.Success, await (await catalog.AsAdminAsync()).PutAsync($"/api/integrations/{one.IntegrationId}", change));

    private static async Task<(bool Sends, string Login, string Iv)> ListedAsync(Switchable one)
    {
        var listed = (await one.Reseller.GetAsync("/api/integrations")).Item(one.IntegrationId);
        return (
            listed.GetProperty("sends_password_hash").GetBoolean(),
            listed.GetProperty("auth_login_url").GetString()!,
            listed.GetProperty("iv_array").GetString()!);
    }
}
