using Npgsql;
using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class SealingTests(CatalogApplication catalog)
{
    private const string SigningSecret = "whsec_c2VjcmV0LXNpZ25pbmctc2VjcmV0LTEyMzQ1Ng==";

    // md5 of the password in the test.
    private const string PasswordDigest = "2304d4770a72d09106045fea654c4188";

    [Fact]
    public async Task No_table_holds_a_secret_in_clear()
    {
        var admin = await catalog.AsAdminAsync();
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync("marker-of-the-dump");
        var (customer, customerId) = await catalog.LogInMemberAsync(reseller, hotspotId);
        await reseller.CreateAsync("/api/accounts", new
        {
            type = "desk",
            name = "n",
            username = "desk",
            password = "secret-password",
            hotspot_id = hotspotId,
        });
        await reseller.CreateAsync("/api/units", new { hotspot_id = hotspotId, mac_address = NewMacAddress(), secret = "secret-of-unit" });
        var integrationId = await admin.CreateAsync("/api/integrations", new
        {
            name = "n",
            webhook_url = "https://h/",
            webhook_token = "secret-webhook-token",
            signing_secret = SigningSecret,
        });
        await admin.GrantAsync(resellerId, integrationId);
        Assert.Equal(Answer.Success, await reseller.PutAsync($"/api/hotspot_integrations/{hotspotId}/{integrationId}"));
        var platform = await catalog.AddTokenAsync(customerId, "api", "read", expires: null);

        var dump = await DumpAsync();

        Assert.Contains("marker-of-the-dump", dump, StringComparison.Ordinal);
        Assert.Contains(Hex("marker-of-the-dump"), dump, StringComparison.Ordinal);
        string[] secrets =
        [
            admin.Token!, reseller.Token!, customer.Token!, platform.Token!,
            CatalogApplication.AdminPassword, CatalogApplication.AdminPasswordDigest, "secret-password", PasswordDigest,
            "secret-of-unit", "secret-webhook-token", SigningSecret["whsec_".Length..],
        ];
        Assert.All(secrets, secret =>
        {
            Assert.DoesNotContain(secret, dump, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Hex(secret), dump, StringComparison.OrdinalIgnoreCase);
        });
    }

    /// <summary>Every column of every row as text, and once more as hex, which is how bytea reads.</summary>
    private async Task<string> DumpAsync()
    {
        var dump = new StringBuilder();
        await using var database = NpgsqlDataSource.Create(catalog.ConnectionString);
        foreach (var table in await ReadAsync(database, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
        {
            foreach (var row in await ReadAsync(database, $"""SELECT "{table}"::text FROM "{table}" """))
                dump.AppendLine(row).AppendLine(Hex(row));
        }

        return dump.ToString();
    }

    private static async Task<List<string>> ReadAsync(NpgsqlDataSource database, string sql)
    {
        List<string> values = [];
        await using var command = database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            values.Add(rows.GetString(0));
        return values;
    }

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
}
