using System.Net.Http.Headers;

namespace Icaro.ExternalPlatform.Receiving;

/// <summary>Judges an authentic webhook: whether it has the token that was agreed on, and what it says.</summary>
internal sealed class WebhookJudge(string webhookToken)
{
    private readonly byte[] _tokenHash = Hash(webhookToken);

    public Verdict Judge(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        if (!HasToken(headers["X-Icaro-WebHook-Token"].ToString()))
            return new Verdict(StatusCodes.Status401Unauthorized, "X-Icaro-WebHook-Token is wrong or missing");
        if (!IsJson(headers.ContentType.ToString()))
            return new Verdict(StatusCodes.Status415UnsupportedMediaType, "Content-Type is not application/json", SignatureValid: true);

        return headers["X-Icaro-Test"] == "true"
            ? new Verdict(StatusCodes.Status200OK, Verdict.Accepted, SignatureValid: true)
            : JudgeBody(body);
    }

    private static Verdict JudgeBody(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var body = JsonSerializer.Deserialize(bytes, WebhookBodyJson.Default.WebhookBody);
            var refusal = body is null ? "the body is null" : body.Refuse();
            return refusal is null
                ? new Verdict(StatusCodes.Status200OK, Verdict.Accepted, SignatureValid: true, body)
                : new Verdict(StatusCodes.Status400BadRequest, refusal, SignatureValid: true);
        }
        catch (JsonException e)
        {
            return new Verdict(StatusCodes.Status400BadRequest, $"the body is not as documented: {e.Message}", SignatureValid: true);
        }
    }

    // Hashes have one length, so the comparison does not tell how long the right token is.
    private bool HasToken(string given) => CryptographicOperations.FixedTimeEquals(Hash(given), _tokenHash);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase);
}
