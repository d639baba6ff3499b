using System.Text.RegularExpressions;

namespace Icaro.LoginApiCrypto.Tests.World;

/// <summary>A browser without JavaScript: keeps cookies, follows redirects, fills in forms.</summary>
internal sealed class Guest : IDisposable
{
    private const int MaxRedirects = 10;

    private readonly HttpClient _http;

    public Guest(string accept = "text/html")
    {
        _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies });
        _http.DefaultRequestHeaders.Add("Accept", accept);
    }

    public CookieContainer Cookies { get; } = new();

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Asks the box for a page of the internet, which leads to the login page.</summary>
    public Task<Page> ArriveAsync(TestBox box, string userUrl = "http://example.com/news") =>
        GetAsync($"{box.Address}/?url={Uri.EscapeDataString(userUrl)}");

    public async Task<Page> GetAsync(string url) => await FollowAsync(new(url), await _http.GetAsync(url, CancellationToken));

    /// <summary>Where a redirect would lead, without going there.</summary>
    public async Task<Uri> LocationAsync(string url) => (await _http.GetAsync(url, CancellationToken)).Headers.Location!;

    public Task<Page> SubmitAsync(Page page, string type, params (string Name, string Value)[] fields) =>
        PostAsync(page.Address, [("type", type), ("key", page.Key), .. fields]);

    public async Task<Page> PostAsync(Uri page, params (string Name, string Value)[] fields)
    {
        var action = new Uri(page, "/loginapi/login");
        return await FollowAsync(action, await PostRawAsync(action, fields));
    }

    public Task<HttpResponseMessage> PostRawAsync(Uri action, params (string Name, string Value)[] fields) =>
        _http.PostAsync(action, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), CancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<Page> FollowAsync(Uri address, HttpResponseMessage response)
    {
        List<Uri> visited = [address];
        while (response.Headers.Location is { } location && visited.Count < MaxRedirects)
        {
            address = new(address, location);
            visited.Add(address);
            // Nobody goes out to the internet.
            if (!address.IsLoopback)
                return new(response.StatusCode, "", address, visited, response);
            response = await _http.GetAsync(address, CancellationToken);
        }

        return new(response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken), address, visited, response);
    }
}

/// <summary>What a browser ended with.</summary>
internal sealed partial record Page(
    HttpStatusCode Status, string Html, Uri Address, IReadOnlyList<Uri> Visited, HttpResponseMessage Response)
{
    public string Key => KeyField().Match(Html).Groups[1].Value;

    public string Title => WebUtility.HtmlDecode(Heading().Match(Html).Groups[1].Value);

    public string Alert => WebUtility.HtmlDecode(AlertText().Match(Html).Groups[1].Value);

    /// <summary>The small print: an error's code, or the box's words.</summary>
    public string Code => WebUtility.HtmlDecode(CodeText().Match(Html).Groups[1].Value);

    public string Link => WebUtility.HtmlDecode(Button().Match(Html).Groups[1].Value);

    [GeneratedRegex("""name="key" value="([^"]+)""")]
    private static partial Regex KeyField();

    [GeneratedRegex("<h1[^>]*>([^<]*)</h1>")]
    private static partial Regex Heading();

    [GeneratedRegex("""role="alert"[^>]*>([^<]*)<""")]
    private static partial Regex AlertText();

    [GeneratedRegex("<code>([^<]*)</code>")]
    private static partial Regex CodeText();

    [GeneratedRegex("""class="button" href="([^"]+)""")]
    private static partial Regex Button();
}
