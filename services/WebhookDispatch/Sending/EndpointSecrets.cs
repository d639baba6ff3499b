using System.Text.Json;
using Icaro.Contracts;
using Icaro.ServiceDefaults.Sealing;
using Icaro.WebhookDispatch.Pumping;

namespace Icaro.WebhookDispatch.Sending;

/// <summary>An endpoint's secrets in clear, for as long as one attempt takes.</summary>
/// <param name="SigningSecrets">All that sign now, newest first.</param>
internal sealed record EndpointSecrets(string Token, IReadOnlyList<string> SigningSecrets)
{
    private const string NoneRetiring = "[]";

    /// <exception cref="System.Security.Cryptography.CryptographicException">They were sealed under other keys.</exception>
    public static EndpointSecrets Open(ClaimedDelivery delivery, KeyRing keys, DateTimeOffset now)
    {
        var retiring = delivery.RetiringSecrets == NoneRetiring
            ? []
            : JsonSerializer.Deserialize(delivery.RetiringSecrets, DispatchJson.Default.ListRetiringSecret)!.Where(secret => secret.ValidUntil > now);
        return new(
            keys.OpenText(delivery.SealedToken, SealPurpose.WebhookToken),
            [
                keys.OpenText(delivery.SealedSigningSecret, SealPurpose.SigningSecret),
                .. retiring.Select(secret => keys.OpenText(secret.SealedSecret, SealPurpose.SigningSecret)),
            ]);
    }

    /// <summary>Keeps the secrets out of whatever prints the record.</summary>
    public override string ToString() => nameof(EndpointSecrets);
}
