namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations.Webhook;

[JsonSerializable(typeof(WebhookBody))]
internal sealed partial class WebhookJson : JsonSerializerContext
{
    private static readonly WebhookJson Documented = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = new WebhookJsonEncoder(),
    });

    public static byte[] Serialize(WebhookBody body) => JsonSerializer.SerializeToUtf8Bytes(body, Documented.WebhookBody);
}
