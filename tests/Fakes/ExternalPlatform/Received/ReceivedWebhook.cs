using System.Text.Encodings.Web;

namespace Icaro.ExternalPlatform.Received;

/// <summary>One webhook as it arrived, accepted or not.</summary>
internal sealed record ReceivedWebhook(
    string RequestId,
    string Id,
    DateTimeOffset ReceivedAt,
    Verdict Verdict,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body)
{
    private static readonly JsonWriterOptions _readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReceivedWebhook From(HttpContext http, DateTimeOffset receivedAt, byte[] body, Verdict verdict) => new(
        http.TraceIdentifier,
        http.Request.Headers["webhook-id"].ToString(),
        receivedAt,
        verdict,
        http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
        body);

    public ListedWebhook Listed() => new(Id, ReceivedAt, Verdict.Reason, Headers, Encoding.UTF8.GetString(Body));

    /// <summary>The body for people: indented if it is JSON at all.</summary>
    public string ReadableBody()
    {
        try
        {
            using var json = JsonDocument.Parse(Body);
            using var indented = new MemoryStream();
            using (var writer = new Utf8JsonWriter(indented, _readable))
                json.WriteTo(writer);
            return Encoding.UTF8.GetString(indented.ToArray());
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(Body);
        }
    }
}

/// <summary>The same as <c>GET /webhooks</c> shows it.</summary>
internal sealed record ListedWebhook(
    string Id,
    DateTimeOffset ReceivedAt,
    string Verdict,
    IReadOnlyDictionary<string, string> Headers,
    string Body);

[JsonSerializable(typeof(IEnumerable<ListedWebhook>))]
internal sealed partial class ListedWebhookJson : JsonSerializerContext
{
    /// <summary>For people with a terminal: quotes inside a body stay readable.</summary>
    public static ListedWebhookJson Readable { get; } =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
