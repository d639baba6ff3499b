namespace Icaro.WebhookDispatch.Sending.Channels.Webhooks;

/// <summary>An endpoint's secrets in clear, for as long as one attempt takes.</summary>
/// <param name="Token">Empty for none.</param>
/// <param name="SigningSecrets">All that sign now, newest first; none for an endpoint that wants no signature.</param>
internal sealed record EndpointSecrets(string Token, IReadOnlyList<string> SigningSecrets)
{
    private const string NoneRetiring = "[]";

    /// <summary>In every form in which a request shows them; made when somebody looks, which is seldom.</summary>
    public IEnumerable<string> All
    {
        get
        {
            yield return Token;
            yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(Token));
            foreach (var secret in SigningSecrets)
                yield return secret;
        }
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">They were sealed under other keys.</exception>
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
        return new(Open(keys, delivery.SealedToken, SealPurpose.WebhookToken), [.. signing.Where(secret => secret is not "")]);
    }

    /// <summary>Keeps the secrets out of whatever prints the record.</summary>
    public override string ToString() => nameof(EndpointSecrets);

    /// <summary>What there is none of need not be sealed.</summary>
    private static string Open(KeyRing keys, byte[] sealedValue, string purpose) =>
        sealedValue is [] ? "" : keys.OpenText(sealedValue, purpose);
}
