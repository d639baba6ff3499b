using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Login;

public sealed class LoginAttemptTests(CatalogApplication catalog) : IClassFixture<CatalogApplication>
{
    private const string TooMany = """{"message":"Too many failed logins, try again later"}""";

    private static readonly (string, string)[] Limits =
    [
        ("Login:FailuresPerAccountAndAddress", "2"), ("Login:FailuresPerAccount", "4"), ("Login:FailuresPerAddress", "6"),
    ];

    [Fact]
    public async Task Who_guesses_from_one_address_is_locked_out_there_at_every_replica_and_the_owner_elsewhere_is_not()
    {
        await using var replica = await catalog.StartReplicaAsync(Limits);
        await using var other = await catalog.StartReplicaAsync(Limits);
        var username = await AddResellerAsync();
        Assert.Equal(401, (await TryAsync(replica, username, "wrong", "192.0.2.1")).Status);
        Assert.Equal(401, (await TryAsync(other, username, "wrong", "192.0.2.1")).Status);

        Assert.Equal(new Answer(429, TooMany), await TryAsync(replica, username, "wrong", "192.0.2.1"));
        Assert.Equal(429, (await TryAsync(other, username, PasswordOf(username), "192.0.2.1")).Status);
        Assert.Equal(201, (await TryAsync(other, username, PasswordOf(username), "192.0.2.2")).Status);
    }

    [Fact]
    public async Task An_account_that_many_guess_is_locked_for_all()
    {
        await using var replica = await catalog.StartReplicaAsync(Limits);
        var username = await AddResellerAsync();
        for (var i = 0; i < 4; i++)
        {
            var spelling = i % 2 == 0 ? username : $"{username.ToUpperInvariant()} ";
            Assert.Equal(401, (await TryAsync(replica, spelling, "wrong", $"198.51.100.{i}")).Status);
        }

        Assert.Equal(429, (await TryAsync(replica, username, PasswordOf(username), "198.51.100.77")).Status);
    }

    [Fact]
    public async Task An_address_that_tries_many_accounts_is_locked_for_all_of_them()
    {
        await using var replica = await catalog.StartReplicaAsync(Limits);
        var username = await AddResellerAsync();
        for (var i = 0; i < 6; i++)
            Assert.Equal(401, (await TryAsync(replica, $"nobody-{i}", "x", "2001:db8::1")).Status);

        Assert.Equal(429, (await TryAsync(replica, username, PasswordOf(username), "2001:db8::2")).Status);
        Assert.Equal(201, (await TryAsync(replica, username, PasswordOf(username), "2001:db8:0:1::1")).Status);
    }

    [Theory]
    [InlineData("{0} from 203.0.113.5")]
    [InlineData("account: {0}")]
    public async Task A_user_name_cannot_pass_for_the_counter_of_another(string name)
    {
        await using var replica = await catalog.StartReplicaAsync(Limits);
        var username = await AddResellerAsync();
        for (var i = 0; i < 3; i++)
            await TryAsync(replica, string.Format(CultureInfo.InvariantCulture, name, username), "wrong", "203.0.113.6");

        Assert.Equal(201, (await TryAsync(replica, username, PasswordOf(username), "203.0.113.5")).Status);
    }

    [Fact]
    public async Task A_success_forgives_and_costs_nothing()
    {
        await using var replica = await catalog.StartReplicaAsync(Limits);
        var username = await AddResellerAsync();

        // One more than an account may fail from one address, one less than it may fail at all.
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(401, (await TryAsync(replica, username, "wrong", "203.0.113.1")).Status);
            Assert.Equal(201, (await TryAsync(replica, username, PasswordOf(username), "203.0.113.1")).Status);
        }
    }

    [Fact]
    public async Task Guesses_at_once_are_counted_one_by_one()
    {
        await using var replica = await catalog.StartReplicaAsync(Limits);
        var username = await AddResellerAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => TryAsync(replica, username, "wrong", "203.0.113.9")));

        Assert.Equal(2, answers.Count(answer => answer.Status == 401));
        Assert.Equal(8, answers.Count(answer => answer.Status == 429));
    }

    private async Task<string> AddResellerAsync()
    {
        var (reseller, id) = await catalog.AddResellerAsync();
        return (await reseller.GetAsync($"/api/accounts/{id}")).Text("username");
    }

    /// <summary>As through the gateway, which tells where the client comes from.</summary>
    private static async Task<Answer> TryAsync(CatalogApplication replica, string username, string password, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/login");
        request.Content = JsonContent.Create(new { username, password });
        request.Headers.Add("X-Forwarded-For", address);
        using var response = await replica.Client.SendAsync(request, TestContext.Current.CancellationToken);
        // The lock-out is 15 minutes, maybe from an attempt that began a moment after this one.
        if ((int)response.StatusCode == 429)
            Assert.InRange(response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(16));
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
