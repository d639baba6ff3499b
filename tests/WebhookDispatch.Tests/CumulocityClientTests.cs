using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Icaro.WebhookDispatch.Tests;

/// <summary>
/// The simulated tenant takes what the official client @c8y/client sends: plain JSON both ways, whole objects in updates, and lists by
/// pages. What the connector is tested against is so the same as what its users have.
/// </summary>
public sealed class CumulocityClientTests : IAsyncDisposable
{
    private const string Objects = "/inventory/managedObjects";

    private readonly TestTenant _tenant = TestTenant.Start();
    private readonly HttpClient _client;

    public CumulocityClientTests()
    {
        _client = new() { BaseAddress = new(_tenant.Address) };
        _client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(TestTenant.Login)));
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _tenant.DisposeAsync();
    }

    [Fact]
    public async Task An_object_that_was_created_is_where_its_links_lead()
    {
        using var answer = await _client.PostAsJsonAsync(Objects, new { name = "Yard", c8y_IsDevice = new { } }, CancellationToken);

        var created = await ReadAsync(answer);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"{_tenant.Address}{Objects}/{created["id"]}", (string?)created["self"]);
        Assert.Equal((string?)created["self"], answer.Headers.Location?.ToString());
        Assert.Equal("Yard", (string?)(await GetAsync((string)created["self"]!))["name"]);
    }

    [Fact]
    public async Task An_update_brings_the_whole_object_with_its_id_and_null_removes_a_fragment()
    {
        var one = await CreateAsync("one");
        one["name"] = "renamed";
        one["c8y_IsDevice"] = null;

        using var answer = await _client.PutAsJsonAsync($"{Objects}/{one["id"]}", one, CancellationToken);
        using var wrong = await _client.PutAsJsonAsync($"{Objects}/{(await CreateAsync("two"))["id"]}", one, CancellationToken);

        var updated = await ReadAsync(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            ((string?)one["id"], (string?)one["self"], "renamed"),
            ((string?)updated["id"], (string?)updated["self"], (string?)updated["name"]));
        Assert.False(updated.AsObject().ContainsKey("c8y_IsDevice"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    [Fact]
    public async Task Lists_come_in_pages_that_lead_to_each_other()
    {
        foreach (var name in new[] { "a", "b", "c" })
            await CreateAsync(name);

        var first = await GetAsync($"{Objects}?pageSize=2&withTotalPages=true&fragmentType=c8y_IsDevice");
        var second = await GetAsync((string)first["next"]!);

        Assert.Equal(["a", "b"], Names(first));
        Assert.Equal(["c"], Names(second));
        Assert.Equal("""{"currentPage":2,"pageSize":2,"totalPages":2}""", second["statistics"]!.ToJsonString());
        Assert.Null(second["next"]);
        Assert.Equal(Names(first), Names(await GetAsync((string)second["prev"]!)));
    }

    [Theory]
    [InlineData("$filter=(name eq 'it''s b')", "it's b")]
    [InlineData("$filter=(has(c8y_IsDevice))", "a,it's b")]
    [InlineData("$filter=(name eq 'nobody')", "")]
    public async Task Queries_find_objects_by_a_field(string query, string names)
    {
        await CreateAsync("a");
        await CreateAsync("it's b");

        Assert.Equal(names, string.Join(',', Names(await GetAsync($"{Objects}?query={Uri.EscapeDataString(query)}"))));
    }

    [Fact]
    public async Task An_external_id_is_bound_listed_found_and_taken_off()
    {
        var one = await CreateAsync("one");
        var ids = $"/identity/globalIds/{one["id"]}/externalIds";

        using var bound = await _client.PostAsJsonAsync(
            ids, new { type = "c8y_Serial", externalId = "s 1", managedObject = new { id = (string?)one["id"] } }, CancellationToken);

        var self = (string)(await ReadAsync(bound))["self"]!;
        Assert.Equal(bound.Headers.Location, new Uri(self));
        Assert.Equal(["s 1"], (await GetAsync(ids))["externalIds"]!.AsArray().Select(id => (string?)id!["externalId"]));
        Assert.Equal((string?)one["self"], (string?)(await GetAsync(self))["managedObject"]!["self"]);
        Assert.Equal(HttpStatusCode.NoContent, (await _client.DeleteAsync(self, CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(self, CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Measurements_and_events_are_listed_by_their_object()
    {
        var (one, two) = (await CreateAsync("one"), await CreateAsync("two"));
        foreach (var source in new[] { one, two })
        {
            var id = (string?)source["id"];
            using var measured = await _client.PostAsJsonAsync(
                "/measurement/measurements",
                new { type = "t", time = "2026-01-31T12:00:00.000Z", source = new { id }, c8y_T = new { T = new { value = 1 } } },
                CancellationToken);
            using var happened = await _client.PostAsJsonAsync(
                "/event/events",
                new { type = "t", text = "hello", time = "2026-01-31T12:00:00.000Z", source = new { id } },
                CancellationToken);
            Assert.Equal((string?)(await ReadAsync(measured))["self"], measured.Headers.Location?.ToString());
            var self = (string)(await ReadAsync(happened))["self"]!;
            Assert.Equal(self, happened.Headers.Location?.ToString());
            using var changed = await _client.PutAsJsonAsync(self, new { text = "goodbye" }, CancellationToken);
            Assert.Equal(("goodbye", id), ((string?)(await GetAsync(self))["text"], (string?)(await ReadAsync(changed))["source"]!["id"]));
        }

        var measurements = await GetAsync($"/measurement/measurements?source={two["id"]}");
        var events = await GetAsync($"/event/events?source={two["id"]}");
        Assert.Equal((string?)two["id"], (string?)Assert.Single(measurements["measurements"]!.AsArray())!["source"]!["id"]);
        var last = Assert.Single(events["events"]!.AsArray())!;
        Assert.Equal((string?)two["id"], (string?)last["source"]!["id"]);
        Assert.Equal(HttpStatusCode.NoContent, (await _client.DeleteAsync((string)last["self"]!, CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync((string)last["self"]!, CancellationToken)).StatusCode);
    }

    private static IEnumerable<string?> Names(JsonNode list) => list["managedObjects"]!.AsArray().Select(one => (string?)one!["name"]);

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonNode>(CancellationToken))!;

    private async Task<JsonNode> CreateAsync(string name)
    {
        using var answer = await _client.PostAsJsonAsync(Objects, new { name, type = "tag", c8y_IsDevice = new { } }, CancellationToken);
        return await ReadAsync(answer);
    }

    private async Task<JsonNode> GetAsync(string url) => (await _client.GetFromJsonAsync<JsonNode>(url, CancellationToken))!;
}
