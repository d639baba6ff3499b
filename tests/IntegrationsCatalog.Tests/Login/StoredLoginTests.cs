using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Login;

/// <summary>What is only seen in the store.</summary>
[Collection(nameof(SharedCatalog))]
public sealed class StoredLoginTests(CatalogApplication catalog)
{
    // md5 of "password".
    private const string Digest = "5f4dcc3b5aa765d61d8327deb882cf99";

    [Fact]
    public async Task An_imported_account_logs_in_with_its_password_and_has_a_hash_from_then_on()
    {
        var username = NewName("imported");
        await ImportAsync(username);
        Assert.Equal(
            Answer.Message(401, "Password is invalid"),
            await catalog.Anonymous.PostAsync("/api/login", new { username, password = Digest }));
        Assert.Equal("", (await FindAsync(username)).PasswordHash);

        await catalog.LoginAsync(username, "password");

        var upgraded = await FindAsync(username);
        Assert.StartsWith($"{CatalogApplication.Iterations}$", upgraded.PasswordHash, StringComparison.Ordinal);
        Assert.Equal(Digest, upgraded.PasswordDigest);
        await catalog.LoginAsync(username, "password");
        Assert.Equal(upgraded.PasswordHash, (await FindAsync(username)).PasswordHash);
    }

    [Fact]
    public async Task A_token_in_use_lives_on_and_a_platforms_never_had_an_end()
    {
        var (_, id) = await catalog.AddResellerAsync();
        var soon = DateTimeOffset.UtcNow.AddHours(1);
        var caller = await catalog.AddTokenAsync(id, TokenTypes.Login, "full", soon);
        var platform = await catalog.AddTokenAsync(id, TokenTypes.Api, "full", expires: null);

        Assert.Equal(200, (await caller.GetAsync($"/api/accounts/{id}")).Status);
        Assert.Equal(200, (await platform.GetAsync($"/api/accounts/{id}")).Status);

        Assert.InRange(await ExpiryAsync(caller) ?? default, soon.AddDays(6), soon.AddDays(8));
        Assert.Null(await ExpiryAsync(platform));
    }

    private Task<DateTimeOffset?> ExpiryAsync(Caller caller) => catalog.InDatabaseAsync(db =>
        db.AccessTokens.Where(token => token.TokenHash == Contracts.TokenHash.Of(caller.Token!).Hex)
            .Select(token => token.Expires).SingleAsync(TestContext.Current.CancellationToken));

    private Task<IntegrationsCatalog.Core.Model.Account> FindAsync(string username) => catalog.InDatabaseAsync(db =>
        db.Accounts.AsNoTracking().SingleAsync(account => account.Username == username, TestContext.Current.CancellationToken));

    private Task<int> ImportAsync(string username) => catalog.InDatabaseAsync(db =>
    {
        var account = new IntegrationsCatalog.Core.Model.Account
        {
            CreatorId = 1,
            Uuid = username,
            Type = "reseller",
            Name = username,
            Username = username,
            Created = DateTimeOffset.UnixEpoch,
        };
        account.SetImportedDigest(Digest);
        db.Accounts.Add(account);
        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });
}
