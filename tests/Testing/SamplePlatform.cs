using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Icaro.Testing;

/// <summary>The sample platform as its owner sees it. It refuses by itself what has a wrong token, signature or shape.</summary>
public sealed class SamplePlatform(HttpClient client) : IDisposable
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async Task ForgetAsync() => (await client.DeleteAsync("/webhooks", CancellationToken)).EnsureSuccessStatusCode();

    public async Task<IReadOnlyList<SampleWebhook>> ReceivedAsync() =>
        (await client.GetFromJsonAsync<List<SampleWebhook>>("/webhooks", JsonSerializerOptions.Web, CancellationToken))!;

    public Task<IReadOnlyList<SampleWebhook>> WaitForAsync(int count) => Eventually.SeeAsync(
        ReceivedAsync,
        webhooks => webhooks.Count >= count,
        webhooks => $"{webhooks.Count} of {count} webhooks");

    public void Dispose() => client.Dispose();
}

public sealed record SampleWebhook(string Id, string Verdict, Dictionary<string, string> Headers, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public bool Status => (bool)Json["status"]!;
}
