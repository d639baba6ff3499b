using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Icaro.ExternalPlatform.Tests;

/// <summary>A webhook that the platform accepts, and every way to spoil it.</summary>
public sealed record SignedWebhook
{
    public const string Enabled =
        """{"status":true,"token":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","hotspot":""" + Hotspot +
        ""","accounts":[{"id":3,"uuid":"a","type":"customer","name":"n","username":"u","password_hash":"h","email":"e"}]""" +
        ""","units":[{"id":1,"mac_address":"m","name":"n","description":"d","uuid":"u"}]}""";
    public const string Disabled = """{"status":false,"hotspot":""" + Hotspot + "}";

    private const string Hotspot =
        """{"id":1,"uuid":"u","name":"Caf\u0026 <b>Roma</b>","description":"","business_name":"","business_vat":"",""" +
        """ "business_address":"","business_email":"","business_dpo":""}""";

    public static DateTimeOffset SentAt { get; } = DateTimeOffset.FromUnixTimeSeconds(1_614_265_330);

    public string Body { get; init; } = Enabled;
    public string? SignedBody { get; init; }
    public string Id { get; init; } = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    public string Timestamp { get; init; } = SentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    public string? Token { get; init; } = RunningPlatform.Token;
    public string? Signatures { get; init; }
    public string? ContentType { get; init; } = "application/json";
    public bool IsTest { get; init; }

    public string Signature => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(RunningPlatform.Secret["whsec_".Length..]),
        Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{SignedBody ?? Body}")));

    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/webhook") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) };
        if (ContentType is not null)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        if (Token is not null)
            request.Headers.TryAddWithoutValidation("X-Icaro-WebHook-Token", Token);
        if (IsTest)
            request.Headers.TryAddWithoutValidation("X-Icaro-Test", "true");
        request.Headers.TryAddWithoutValidation("webhook-id", Id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", Timestamp);
        request.Headers.TryAddWithoutValidation("webhook-signature", Signatures ?? Signature);
        return request;
    }
}
