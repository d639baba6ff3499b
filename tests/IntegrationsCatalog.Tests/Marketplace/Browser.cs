using System.Net;
using System.Text.RegularExpressions;

namespace Icaro.IntegrationsCatalog.Tests.Marketplace;

/// <summary>A browser without scripts, which keeps cookies and follows nothing by itself.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="address">Of the server.</param>
    /// <param name="headers">What it says with every request.</param>
    public Browser(Uri address, params IEnumerable<(string Name, string Value)> headers)
    {
        _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() })
        {
            BaseAddress = address,
            DefaultRequestHeaders = { { "Accept", "text/html,application/xhtml+xml" } },
        };
        foreach (var (name, value) in headers)
            _http.DefaultRequestHeaders.Add(name, value);
    }

    public async Task<Page> GetAsync(string path) => await Page.OfAsync(await _http.GetAsync(path, TestContext.Current.CancellationToken));

    public async Task<Page> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Page.OfAsync(await _http.PostAsync(path, form, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _http.Dispose();

    internal sealed partial record Page(int Status, string Body, string Policy, string? Location, string Cookie)
    {
        public string Text => WebUtility.HtmlDecode(Tags().Replace(Body, " "));

        public string FormKey => Key().Match(Body).Groups[1].Value;

        public static async Task<Page> OfAsync(HttpResponseMessage response)
        {
            using (response)
            {
                return new(
                    (int)response.StatusCode,
                    await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                    Header(response, "Content-Security-Policy"),
                    response.Headers.Location?.ToString(),
                    Header(response, "Set-Cookie"));
            }
        }

        private static string Header(HttpResponseMessage response, string name) =>
            response.Headers.TryGetValues(name, out var values) ? string.Join('\n', values) : "";

        [GeneratedRegex("<[^>]*>")]
        private static partial Regex Tags();

        [GeneratedRegex("name=\"key\" value=\"([0-9A-F]{64})\"")]
        private static partial Regex Key();
    }
}
