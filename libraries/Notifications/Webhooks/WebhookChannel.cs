using System.Net.Http.Headers;
using System.Text.Json;
using Icaro.Egress;

namespace Icaro.Notifications.Webhooks;

/// <summary>
/// Posts a Standard Webhook: <c>{"type":"notification","timestamp":..,"data":{"source":..,"changes":[{"subject","state","text"}]}}</c>.
/// </summary>
internal sealed class WebhookChannel(IHttpClientFactory clients, IOptions<WebhookOptions> options, TimeProvider time) : INotificationChannel
{
    public const string Client = "notifications";

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    public string Name => "webhook";

    public bool IsConfigured => options.Value.Url is not null;

    public async Task SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        var payload = new WebhookPayload("notification", notification.At, new(notification.Source, notification.Changes));
        var body = JsonSerializer.SerializeToUtf8Bytes(payload, NotificationJson.Default.WebhookPayload);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.SignWebhook([options.Value.Secret!], notification.Id.ToString(), time.GetUtcNow(), body);
        using var response = await clients.CreateClient(Client).SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}

internal sealed record WebhookPayload(string Type, DateTimeOffset Timestamp, WebhookData Data);

internal sealed record WebhookData(string Source, IReadOnlyList<Change> Changes);

[JsonSerializable(typeof(WebhookPayload))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class NotificationJson : JsonSerializerContext;
