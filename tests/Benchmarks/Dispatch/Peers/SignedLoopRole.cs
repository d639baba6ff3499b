using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Icaro.Benchmarks.Dispatch.Peers;

/// <summary>
/// What any dispatcher must do at the least: sign a body and POST it with HttpClient. The arguments are URLs; a line says how
/// many webhooks to send, and after a space with which body, if it is no toggle's.
/// </summary>
internal static class SignedLoopRole
{
    private const int InFlight = 64;

    private static readonly byte[] Key = Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef");
    public static readonly byte[] Body = Encoding.UTF8.GetBytes(ToggleSource.Body(1));

    public static Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        Uri[] urls = [.. arguments.Select(url => new Uri(url))];
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
        return Role.ServeAsync("ready", async line =>
        {
            var words = line.Split(' ', 2);
            var count = int.Parse(words[0], CultureInfo.InvariantCulture);
            var body = words is [_, var given] ? Encoding.UTF8.GetBytes(given) : Body;
            await Parallel.ForAsync(
                0, count,
                new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken },
                async (i, stop) => await SendAsync(http, urls[i % urls.Length], body, stop));
            return "done";
        });
    }

    /// <summary>A Standard Webhook.</summary>
    public static HttpRequestMessage Sign(Uri url, Guid eventId, byte[] body)
    {
        var id = eventId.ToString();
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("webhook-signature", $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Key, content))}");
        return request;
    }

    private static async Task SendAsync(HttpClient http, Uri url, byte[] body, CancellationToken cancellationToken)
    {
        using var request = Sign(url, Guid.CreateVersion7(), body);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
