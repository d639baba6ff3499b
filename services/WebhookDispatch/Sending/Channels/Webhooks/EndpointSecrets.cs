namespace Icaro.WebhookDispatch.Sending.Channels.Webhooks;

/// <summary>An endpoint's decrypted secrets.</summary>
/// <param name="Token">Empty for none.</param>
/// <param name="SigningSecrets">The secrets that sign, newest first; empty for an endpoint without signatures.</param>
/// <param name="Headers">As in <see cref="EndpointHeaders.Open"/>.</param>
internal sealed record EndpointSecrets(
    string Token, IReadOnlyList<string> SigningSecrets, IReadOnlyDictionary<string, string> Headers)
{
    private const string NoneRetiring = "[]";

    /// <summary>The secrets in every form in which a response may echo them.</summary>
    public IEnumerable<string> All
    {
        get
        {
            yield return Token;
            yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(Token));
            foreach (var secret in SigningSecrets)
                yield return secret;
            foreach (var value in Headers.Values)
            {
                yield return value;
                // Without the scheme of an Authorization.
                yield return value[(value.LastIndexOf(' ') + 1)..];
            }
        }
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">They were sealed with other keys.</exception>
    public static EndpointSecrets Open(ClaimedDelivery delivery, KeyRing keys, DateTimeOffset now)
    {
        var retiring = delivery.RetiringSecrets == NoneRetiring
            ? []
            : JsonSerializer.Deserialize(delivery.RetiringSecrets, DispatchJson.Default.ListRetiringSecret)!
                .Where(secret => secret.ValidUntil > now);
        string[] signing =
        [
            Open(keys, delivery.SealedSigningSecret, SealPurpose.SigningSecret),
            .. retiring.Select(secret => keys.OpenText(secret.SealedSecret, SealPurpose.SigningSecret)),
        ];
        return new(
            Open(keys, delivery.SealedToken, SealPurpose.WebhookToken),
            [.. signing.Where(secret => secret is not "")],
            EndpointHeaders.Open(delivery.SealedHeaders, delivery.Url, keys));
    }

    /// <summary>Keeps the secrets out of logs.</summary>
    public override string ToString() => nameof(EndpointSecrets);

    /// <summary>A missing secret is stored as an empty value, which is not sealed.</summary>
    private static string Open(KeyRing keys, byte[] sealedValue, string purpose) =>
        sealedValue is [] ? "" : keys.OpenText(sealedValue, purpose);
}
