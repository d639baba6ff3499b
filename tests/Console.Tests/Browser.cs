using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;

namespace Icaro.Console.Tests;

/// <summary>Keeps cookies and submits forms, without scripts. It follows no redirects.</summary>
public sealed partial class Browser(TestServer server)
{
    private const string Root = "https://icaro.example/console/";
    private readonly CookieContainer _cookies = new();
    private HttpMessageHandler _replica = server.CreateHandler();

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>The cookies' text, as the browser keeps it.</summary>
    public string Cookies => _cookies.GetCookieHeader(new(Root));

    /// <summary>The next requests reach another replica.</summary>
    public void ContinueAt(Browser other) => _replica = other._replica;

    public Task<Page> GetAsync(string path) => SendAsync(new(HttpMethod.Get, new Uri(new(Root), path)));

    public async Task<Page> LogInAsync()
    {
        var form = await GetAsync("login");
        return await SubmitAsync(form, "login", ("Username", "admin"), ("Password", "secret"));
    }

    /// <summary>Presses a button of a form: its hidden fields are sent along with the given ones.</summary>
    public Task<Page> SubmitAsync(Page page, string handler, params IEnumerable<(string Name, string Value)> fields)
    {
        var key = Key().Match(page.Html);
        return PostAsync(page.Path, [("_handler", handler), ("__RequestVerificationToken", key.Groups[1].Value), .. fields]);
    }

    public Task<Page> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields) =>
        SendAsync(new(HttpMethod.Post, new Uri(new(Root), path))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });

    private async Task<Page> SendAsync(HttpRequestMessage request)
    {
        using var client = new HttpMessageInvoker(_replica, disposeHandler: false);
        request.Headers.TryAddWithoutValidation("Cookie", Cookies);
        // As the gateway does.
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var response = await client.SendAsync(request, CancellationToken);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            _cookies.SetCookies(new(Root), cookie);
        return new(
            request.RequestUri!.PathAndQuery, (int)response.StatusCode, response.Headers.Location?.ToString(),
            response.Headers.ToDictionary(header => header.Key, header => string.Join('\n', header.Value)),
            await response.Content.ReadAsStringAsync(CancellationToken));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Key();
}

/// <param name="Location">Where a redirect leads to.</param>
public sealed record Page(string Path, int Status, string? Location, Dictionary<string, string> Headers, string Html);
