namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class RotationTests(CatalogApplication catalog)
{
    private const string FirstSecret = "whsec_c2VjcmV0LXNpZ25pbmctc2VjcmV0LTEyMzQ1Ng==";

    private static readonly KeyRing Keys = KeyRing.Parse("sealing-key-of-the-tests-0123456789");

    [Fact]
    public async Task The_new_secret_is_shown_once_and_the_dispatcher_learns_both()
    {
        await using var listener = await Listeners.ToEndpointsAsync(catalog.Broker);
        var (admin, id) = await AddAsync();

        var answer = await admin.SendEmptyJsonAsync(HttpMethod.Post, $"/api/integrations/{id}/rotate_secret");

        Assert.Equal(200, answer.Status);
        Assert.Equal(["id", "status", "signing_secret", "overlap_until"], Answer.KeysOf(answer.Json));
        Assert.Matches("^whsec_[A-Za-z0-9+/]{43}=$", answer.Text("signing_secret"));
        var endpoint = (await listener.EndpointsAsync(id, 2))[^1];
        Assert.Equal(2, endpoint.Version);
        Assert.Equal(answer.Text("signing_secret"), Open(endpoint.SealedSigningSecret));
        var retiring = Assert.Single(endpoint.RetiringSecrets);
        Assert.Equal(FirstSecret, Open(retiring.SealedSecret));
        Assert.Equal(answer.Json.GetProperty("overlap_until").GetDateTimeOffset(), retiring.ValidUntil);
        Assert.InRange(retiring.ValidUntil, DateTimeOffset.UtcNow.AddHours(23), DateTimeOffset.UtcNow.AddHours(24));
        Assert.DoesNotContain(answer.Text("signing_secret"), (await admin.GetAsync("/api/integrations")).Body);
    }

    [Fact]
    public async Task Toggles_after_a_rotation_carry_its_secrets()
    {
        await using var listener = await Listeners.ToTogglesAsync(catalog.Broker);
        var one = await Switchable.CreateAsync(catalog);
        await one.SwitchOnAsync();
        var admin = await catalog.AsAdminAsync();

        var rotated = await admin.PostAsync($"/api/integrations/{one.IntegrationId}/rotate_secret", new { overlap_seconds = 60 });
        await one.SwitchOffAsync();

        var heard = await listener.TogglesAsync(one.HotspotId, 2);
        Assert.Equal([1L, 2L], heard.Select(toggled => toggled.Endpoint.Version));
        Assert.Equal(rotated.Text("signing_secret"), Open(heard[1].Endpoint.SealedSigningSecret));
        Assert.Equal(Open(heard[0].Endpoint.SealedSigningSecret), Open(Assert.Single(heard[1].Endpoint.RetiringSecrets).SealedSecret));
    }

    [Fact]
    public async Task Without_overlap_only_the_new_secret_is_left()
    {
        await using var listener = await Listeners.ToEndpointsAsync(catalog.Broker);
        var (admin, id) = await AddAsync();
        await admin.PostAsync($"/api/integrations/{id}/rotate_secret");

        var answer = await admin.PostAsync($"/api/integrations/{id}/rotate_secret", new { overlap_seconds = 0 });

        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.Json.GetProperty("overlap_until").ValueKind);
        var endpoint = (await listener.EndpointsAsync(id, 3))[^1];
        Assert.Equal(answer.Text("signing_secret"), Open(endpoint.SealedSigningSecret));
        Assert.Empty(endpoint.RetiringSecrets);
    }

    [Fact]
    public async Task Rotations_at_once_lose_no_secret_and_five_are_the_most()
    {
        await using var listener = await Listeners.ToEndpointsAsync(catalog.Broker);
        await using var other = await catalog.StartReplicaAsync();
        var (admin, id) = await AddAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number =>
            (number % 2 == 0 ? admin : admin with { Client = other.Client }).PostAsync($"/api/integrations/{id}/rotate_secret")));

        Assert.Equal([200, 200, 200, 200, 409, 409], answers.Select(answer => answer.Status).Order());
        var last = (await listener.EndpointsAsync(id, 5))[^1];
        Assert.Equal(5, last.Version);
        Assert.Equal(
            answers.Where(answer => answer.Status == 200).Select(answer => answer.Text("signing_secret")).Append(FirstSecret).Order(),
            last.RetiringSecrets.Select(retiring => Open(retiring.SealedSecret)).Append(Open(last.SealedSigningSecret)).Order());
        Assert.Equal(200, (await admin.PostAsync($"/api/integrations/{id}/rotate_secret", new { overlap_seconds = 0 })).Status);
        Assert.Equal(200, (await admin.PostAsync($"/api/integrations/{id}/rotate_secret")).Status);
    }

    [Fact]
    public async Task Another_URL_token_or_secret_reaches_the_dispatcher_and_nothing_else_does()
    {
        await using var listener = await Listeners.ToEndpointsAsync(catalog.Broker);
        var (admin, id) = await AddAsync();

        await admin.PutAsync($"/api/integrations/{id}", new { name = "another name", webhook_token = "token-1" });
        await admin.PutAsync($"/api/integrations/{id}", new { name = "yet another", webhook_url = "https://platform.example/hook" });
        await admin.PutAsync($"/api/integrations/{id}", new { webhook_url = "https://platform.example/moved" });

        var heard = (await listener.EndpointsAsync(id, 3)).Skip(1).ToList();
        Assert.Equal([2L, 3L], heard.Select(endpoint => endpoint.Version));
        Assert.Equal(["https://platform.example/hook", "https://platform.example/moved"], heard.Select(endpoint => endpoint.Url));
        Assert.All(heard, endpoint => Assert.Equal("token-1", Keys.OpenText(endpoint.SealedToken, SealPurpose.WebhookToken)));
    }

    [Theory]
    [InlineData("""{"overlap_seconds":-1}""", "overlap_seconds is negative")]
    [InlineData("""{"overlap_seconds":2592001}""", "overlap_seconds is more than 2592000")]
    [InlineData("""{"overlap_seconds":"long"}""", "Request fields malformed")]
    [InlineData("[]", "Request fields malformed")]
    public async Task An_overlap_that_cannot_be_is_refused_with_the_reason(string body, string message)
    {
        var (admin, id) = await AddAsync();

        Assert.Equal(Answer.Message(400, message), await admin.PostTextAsync($"/api/integrations/{id}/rotate_secret", body));
    }

    [Fact]
    public async Task Only_admins_rotate_and_only_what_there_is()
    {
        var admin = await catalog.AsAdminAsync();
        var (reseller, _) = await catalog.AddResellerAsync();

        Assert.Equal(Answer.Message(403, "Unauthorized action"), await reseller.PostAsync("/api/integrations/1/rotate_secret"));
        Assert.Equal(Answer.Message(404, "Integration not found"), await admin.PostAsync("/api/integrations/2147483647/rotate_secret"));
        Assert.Equal(Answer.Message(400, "Integration id error"), await admin.PostAsync("/api/integrations/x/rotate_secret"));
    }

    private async Task<(Caller Admin, int Id)> AddAsync()
    {
        var admin = await catalog.AsAdminAsync();
        var id = await admin.CreateAsync(
            "/api/integrations", new { name = "n", webhook_url = "https://platform.example/hook", signing_secret = FirstSecret });
        return (admin, id);
    }

    private static string Open(byte[] sealedSecret) => Keys.OpenText(sealedSecret, SealPurpose.SigningSecret);
}
