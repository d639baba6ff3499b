using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Icaro.WingsRedirect.Tests.World;

/// <summary>What a captive portal, a platform and a guest's browser do.</summary>
internal sealed class Portal(HttpClient wings)
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public Task<WingsAnswer> GetAsync(string pathAndQuery, bool asBrowser = false) =>
        SendAsync(new(HttpMethod.Get, pathAndQuery), asBrowser);

    public Task<WingsAnswer> RedirectAsync(IEnumerable<KeyValuePair<string, string>> parameters, string step = "post", bool asBrowser = false) =>
        GetAsync(QueryHelpers.AddQueryString($"/wings/redirect/{step}", parameters!), asBrowser);

    /// <summary>Asks until the answer is such; for what the service learns over the bus.</summary>
    public async Task<WingsAnswer> GetUntilAsync(string pathAndQuery, Func<WingsAnswer, bool> condition)
    {
        WingsAnswer? answer = null;
        await Eventually.TrueAsync(
            async () => condition(answer = await GetAsync(pathAndQuery)),
            () => $"another answer to {pathAndQuery} than {answer}");
        return answer!;
    }

    /// <summary>Sends a guest to the hotspot's first platform, once the service knows the hotspot.</summary>
    public Task<WingsAnswer> EnterAsync(TestHotspot hotspot, string step = "post", string path = "/wings/login") => GetUntilAsync(
        QueryHelpers.AddQueryString($"/wings/redirect/{step}", hotspot.Parameters(path)!), answer => answer.Status == HttpStatusCode.Found);

    public Task<WingsAnswer> CallbackAsync(string state, string? signature = null, bool asBrowser = false) =>
        GetAsync($"/wings/callback?state={Uri.EscapeDataString(state)}{(signature is null ? "" : $"&signature={signature}")}", asBrowser);

    public Task<WingsAnswer> PostAsync(string path, object body, string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (token is not null)
            request.Headers.Add("Token", token);
        return SendAsync(request, asBrowser: false);
    }

    public Task<WingsAnswer> VerifyAsync(TestHotspot hotspot, string proof, string? sessionId = null, int? sessionSeconds = null) =>
        PostAsync("/wings/proofs/verify", new
        {
            proof,
            uuid = hotspot.UnitUuid,
            digest = hotspot.Digest,
            sessionid = sessionId ?? TestHotspot.SessionId,
            session_seconds = sessionSeconds,
        });

    /// <summary>The same by a platform, which shows its API token in place of the digest.</summary>
    public Task<WingsAnswer> VerifyAsPlatformAsync(TestHotspot hotspot, string proof, string token) =>
        PostAsync("/wings/proofs/verify", new { proof, uuid = hotspot.UnitUuid, sessionid = TestHotspot.SessionId }, token);

    /// <summary>What the unit reports of a session.</summary>
    public Task<WingsAnswer> ReportAsync(TestHotspot hotspot, object report)
    {
        var body = JsonSerializer.SerializeToNode(report)!.AsObject();
        body.TryAdd("uuid", hotspot.UnitUuid);
        body.TryAdd("digest", hotspot.Digest);
        body.TryAdd("sessionid", TestHotspot.SessionId);
        return PostAsync("/wings/sessions", body);
    }

    private async Task<WingsAnswer> SendAsync(HttpRequestMessage request, bool asBrowser)
    {
        if (asBrowser)
            request.Headers.Add("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        using (request)
        {
            using var response = await wings.SendAsync(request, CancellationToken);
            return new(
                response.StatusCode,
                response.Headers.NonValidated.TryGetValues("Location", out var location) ? location.ToString() : "",
                response.Content.Headers.ContentType?.ToString() ?? "",
                await response.Content.ReadAsStringAsync(CancellationToken));
        }
    }
}

internal sealed record WingsAnswer(HttpStatusCode Status, string Location, string ContentType, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Code => (string?)Json["code"];

    /// <summary>The parameters of the address that it leads to; of repeated ones, the last.</summary>
    public string this[string parameter] => QueryHelpers.ParseQuery(new Uri(Location).Query)[parameter][^1]!;

    /// <summary>What is documented of a platform's URL.</summary>
    public string BeforeCallback => Location[..Location.IndexOf("&callback=", StringComparison.Ordinal)];

    public void IsRefused(HttpStatusCode status, string code)
    {
        Assert.Equal((status, code), (Status, Code));
        Assert.NotEqual("", (string)Json["message"]!);
    }

    /// <summary>An error of the service's own APIs.</summary>
    public void IsProblem(HttpStatusCode status, string code)
    {
        Assert.Equal((status, code, "application/problem+json"), (Status, Code, ContentType));
        Assert.NotEqual("", (string)Json["detail"]!);
    }
}
