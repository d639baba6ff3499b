using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

/// <summary>A key leaves the ring when nothing needs it any more.</summary>
public sealed class ResealingTests(Servers servers) : IAsyncLifetime
{
    private const string NewKey = "another-sealing-key-of-the-tests-01";

    private static readonly (string, string)[] AtOnce =
    [
        ("Sealing:KeyRing", $"{NewKey},{CatalogApplication.KeyRingText}"),
        ("Resealing:StartAfter", "0"),
        ("Resealing:Interval", "00:00:01"),
    ];

    private readonly CatalogApplication _catalog = new(servers);

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _catalog.InitializeAsync();

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    [Fact]
    public async Task Everything_is_read_after_the_old_key_has_left_the_ring_and_nobody_has_changed_it()
    {
        await using var listener = await Listeners.ToTogglesAsync(_catalog.Broker);
        var one = await Switchable.CreateAsync(_catalog);
        await one.SwitchOnAsync();
        var unit = await one.Reseller.CreateAsync(
            "/api/units", new { hotspot_id = one.HotspotId, mac_address = NewMacAddress(), name = "n", secret = "secret-of-the-unit" });
        var admin = await _catalog.AsAdminAsync();
        var rotated = await admin.PostAsync($"/api/integrations/{one.IntegrationId}/rotate_secret", new { overlap_seconds = 60 });
        Assert.Equal(200, rotated.Status);
        await listener.TogglesAsync(one.HotspotId, 2);
        var changes = await CountAuditAsync();

        await using (var both = await _catalog.StartReplicaAsync(AtOnce))
        {
            var counts = await CountsAsync(admin with { Client = both.Client }, keys => keys[1].Values == 0);
            Assert.Equal(["newest", "older"], counts.Select(key => key.State));
            Assert.True(counts[0].Values >= 7);
        }

        Assert.Equal(changes, await CountAuditAsync());
        await using var only = await _catalog.StartReplicaAsync(("Sealing:KeyRing", NewKey));
        var there = one with { Reseller = one.Reseller with { Client = only.Client } };
        Assert.Equal("secret-of-the-unit", (await there.Reseller.GetAsync($"/api/units/{unit}")).Text("secret"));
        await there.SwitchOnAsync();
        var heard = (await listener.TogglesAsync(one.HotspotId, 3))[^1];
        var keys = KeyRing.Parse(NewKey);
        Assert.StartsWith("whsec_", keys.OpenText(heard.Endpoint.SealedSigningSecret, SealPurpose.SigningSecret));
        Assert.StartsWith("whsec_", keys.OpenText(heard.Endpoint.RetiringSecrets[0].SealedSecret, SealPurpose.SigningSecret));
        Assert.Contains("\"password_hash\":\"", keys.OpenText(heard.SealedBody, SealPurpose.WebhookBody));
    }

    [Fact]
    public async Task What_cannot_be_opened_is_reported_and_holds_up_nothing()
    {
        var one = await Switchable.CreateAsync(_catalog);
        await using var both = await _catalog.StartReplicaAsync(AtOnce);
        var admin = await _catalog.AsAdminAsync() with { Client = both.Client };

        await _catalog.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE accounts SET password_digest = 'unsealed' WHERE id = {one.CustomerId}", CancellationToken));

        await Eventually.SeeAsync(
            async () => (await both.Anonymous.GetAsync("/health")).Body,
            health => health.Contains("1 value cannot be opened with the keys of the ring", StringComparison.Ordinal));
        var counts = await CountsAsync(admin, keys => keys[1].Values == 0 && keys.Count == 3);
        Assert.Equal(("unknown", 1), (counts[2].State, counts[2].Values));
    }

    [Fact]
    public async Task What_a_transaction_has_locked_is_sealed_again_when_it_has_ended()
    {
        var one = await Switchable.CreateAsync(_catalog);
        var other = await Switchable.CreateAsync(_catalog);
        var newest = KeyRing.Parse(NewKey).KeyIds[0];

        CatalogApplication both;
        await using (await RowLock.TakeAsync(_catalog.ConnectionString, $"SELECT FROM accounts WHERE id = {one.CustomerId}"))
        {
            both = await _catalog.StartReplicaAsync(AtOnce);
            await Eventually.SeeAsync(() => KeyOfAsync(other.CustomerId), key => key == newest);
            Assert.NotEqual(newest, await KeyOfAsync(one.CustomerId));
        }

        await using (both)
            await Eventually.SeeAsync(() => KeyOfAsync(one.CustomerId), key => key == newest);
    }

    [Fact]
    public async Task Many_rows_are_sealed_again_in_several_steps()
    {
        var one = await Switchable.CreateAsync(_catalog);
        await _catalog.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO access_tokens (token_hash, account_id, type, acls, api_token, created)
            SELECT 'hash-' || number, {one.CustomerId}, 'api', 'read', {Sealed("token")}, now() FROM generate_series(1, 350) AS number
            """,
            CancellationToken));
        await using var both = await _catalog.StartReplicaAsync(AtOnce);
        var newest = KeyRing.Parse(NewKey).KeyIds[0];

        await Eventually.SeeAsync(
            () => _catalog.InDatabaseAsync(db => db.Database
                .SqlQuery<int>(
                    $"""
                    SELECT count(*)::int AS "Value" FROM access_tokens
                    WHERE token_hash LIKE 'hash-%' AND encode(substring(api_token FROM 2 FOR 4), 'hex') = {newest}
                    """)
                .SingleAsync(CancellationToken)),
            count => count == 350);
    }

    private static byte[] Sealed(string text) => KeyRing.Parse(CatalogApplication.KeyRingText).Seal(text, SealPurpose.ApiToken);

    private Task<string> KeyOfAsync(int accountId) => _catalog.InDatabaseAsync(db => db.Database
        .SqlQuery<string>(
            $"""SELECT encode(substring(password_digest FROM 2 FOR 4), 'hex') AS "Value" FROM accounts WHERE id = {accountId}""")
        .SingleAsync(CancellationToken));

    private Task<int> CountAuditAsync() => _catalog.InDatabaseAsync(db => db.Database
        .SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM audit_entries""").SingleAsync(CancellationToken));

    private static Task<List<(string State, long Values)>> CountsAsync(
        Caller admin, Func<List<(string State, long Values)>, bool> condition) => Eventually.SeeAsync(
        async () => (await admin.GetAsync("/api/sealing")).Json.GetProperty("keys").EnumerateArray()
            .Select(key => (key.GetProperty("state").GetString()!, key.GetProperty("values").GetInt64())).ToList(),
        condition,
        keys => string.Join(", ", keys));
}
