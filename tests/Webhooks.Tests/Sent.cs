using System.Globalization;

namespace Icaro.Webhooks.Tests;

/// <summary>A webhook, signed as the dispatcher signs it, and every way to spoil it.</summary>
internal sealed record Sent
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string OtherSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

    /// <summary>Nobody gets these bytes again who has parsed them.</summary>
    public const string Json = """{ "status":true, "hotspot":{"id":1,"name":"Caf\u00e9 \u0026 B\u00e4r \ud83c\udf55"} }""";

    private string _id = "msg_1";
    private string? _signatures;

    public static DateTimeOffset At { get; } = DateTimeOffset.FromUnixTimeSeconds(1_614_265_330);

    public string? Id
    {
        get => IsIdMissing ? null : _id;
        init => _id = value!;
    }

    public bool IsIdMissing { get; init; }

    public DateTimeOffset SentAt { get; init; } = At;

    public IReadOnlyList<string> Secrets { get; init; } = [Secret];

    public string SignedBody { get; init; } = Json;

    public string? Body { get; init; }

    public string? Timestamp
    {
        get => IsTimestampMissing ? null : field ?? SentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        init;
    }

    public bool IsTimestampMissing { get; init; }

    public string? Signatures
    {
        get => _signatures is "" ? null : _signatures ?? WebhookSignature.Sign(
            Secrets, _id, SentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes(SignedBody));
        init => _signatures = value;
    }

    public byte[] Bytes => Encoding.UTF8.GetBytes(Body ?? SignedBody);

    public WebhookRefusal? VerifiedBy(WebhookVerifier verifier) => verifier.Verify(Id, Timestamp, Signatures, Bytes);

    public HttpRequestMessage ToRequest(string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/webhook")
        {
            Content = new ByteArrayContent(Bytes) { Headers = { ContentType = new("application/json") } },
        };
        foreach (var (name, value) in new[] { ("webhook-id", Id), ("webhook-timestamp", Timestamp), ("webhook-signature", Signatures) })
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
