namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>The platform's endpoint after a rotation, as the catalog publishes it, and what its webhooks are signed with.</summary>
internal static class RotatedEndpoint
{
    public const long Version = 2;

    public static readonly string NewSecret = "whsec_" + Convert.ToBase64String(Encoding.UTF8.GetBytes("marker-new-signing-secret-012345"));

    public static EndpointChanged Rotated(this Toggles toggles, DateTimeOffset overlapUntil) => new()
    {
        Endpoint = toggles.Endpoint with
        {
            Version = Version,
            SealedSigningSecret = Toggles.Seal(NewSecret),
            RetiringSecrets = [new() { SealedSecret = Toggles.Seal(Toggles.SigningSecret), ValidUntil = overlapUntil }],
        },
        ChangedAt = DateTimeOffset.UtcNow,
    };

    /// <returns>The secrets by which the webhook is signed, in the order of its signatures; null for a signature by none of them.</returns>
    public static IEnumerable<string?> SignedWith(this ReceivedWebhook webhook) => webhook.Headers["webhook-signature"].Split(' ')
        .Select(signature => Array.Find([NewSecret, Toggles.SigningSecret], secret => webhook.ExpectedSignature(secret) == signature));
}
