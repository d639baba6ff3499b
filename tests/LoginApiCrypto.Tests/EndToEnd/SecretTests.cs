namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed class SecretTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    private const string DecisionSecret = "bWFya2VyLWRlY2lzaW9uLXNlY3JldC1vZi10aGUtYm94";

    [Fact]
    public async Task No_secret_and_no_credentials_stand_in_any_table()
    {
        await using var box = await world.AddBoxAsync(
            new { decision_secret = DecisionSecret }, ("Tickets", "marker-user:marker-password"));
        using var guest = new Guest();
        var result = await guest.SubmitAsync(await guest.ArriveAsync(box), "cred", ("user", "marker-user"), ("pwd", "marker-password"));
        Assert.Equal("You are online", result.Title);
        await world.Api.PostAsync($"{box.Path}/secret", new { overlap_minutes = 10 });
        var (_, vouchers) = await world.Api.PostAsync($"{box.Path}/vouchers", new { });

        var dump = await world.QueryAsync<string>(
            """
            SELECT string_agg(row_text, E'\n') FROM (
                SELECT to_jsonb(b)::text AS row_text FROM boxes b
                UNION ALL SELECT to_jsonb(l)::text FROM logons l
                UNION ALL SELECT to_jsonb(v)::text FROM vouchers v) AS dump
            """);

        Assert.Contains(box.Number, dump, StringComparison.Ordinal);
        string[] secrets = [box.Secret, DecisionSecret, "marker-user", "marker-password", (string)vouchers!["codes"]![0]!];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, dump, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)), dump, StringComparison.Ordinal));
    }
}
