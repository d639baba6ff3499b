using System.Net.Mime;

namespace Icaro.WebhookDispatch.Sending.Channels.Webhooks;

/// <summary>
/// A webhook's request with its secrets decrypted. It is a Standard Webhook if the endpoint has signing secrets:
/// https://github.com/standard-webhooks/standard-webhooks.
/// </summary>
internal sealed class WebhookRequest(
    Uri url, Guid id, DateTimeOffset sentAt, byte[] body, string contentType, EndpointSecrets secrets, Lease lease)
{
    public const string Json = MediaTypeNames.Application.Json;
    public const string Form = MediaTypeNames.Application.FormUrlEncoded;

    private static readonly ProductInfoHeaderValue UserAgent = new("Icaro-Webhooks", "1");

    private readonly List<(string Name, string Value)> _headers = [];

    public byte[] Body => body;

    public EndpointSecrets Secrets => secrets;

    public WebhookRequest With(string header, string value)
    {
        _headers.Add((header, value));
        return this;
    }

    /// <exception cref="FormatException">A signing secret is malformed.</exception>
    public HttpRequestMessage ToHttpRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new LeasedContent(body, lease) { Headers = { ContentType = new(contentType) } },
            Headers = { UserAgent = { UserAgent } },
        };
        foreach (var (name, value) in secrets.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        foreach (var (name, value) in _headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (secrets.SigningSecrets is not [])
            request.SignWebhook(secrets.SigningSecrets, id.ToString(), sentAt, body);
        return request;
    }
}
