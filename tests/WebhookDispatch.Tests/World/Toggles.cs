namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>Toggles as the catalog publishes them, for one platform.</summary>
/// <param name="version">Of the endpoint.</param>
internal sealed class Toggles(string url, int integrationId = 7, long version = 1)
{
    public const string Token = "marker-webhook-token";
    public static readonly string SigningSecret = "whsec_" + Convert.ToBase64String(Encoding.UTF8.GetBytes("marker-signing-secret-0123456789"));
    public static readonly string ApiToken = string.Concat(Enumerable.Repeat("0a1b2c3d", 8));

    private static readonly KeyRing Keys = KeyRing.Parse(Dispatcher.KeyRing);

    public int IntegrationId => integrationId;

    /// <summary>The platform's endpoint, as it is unless told otherwise.</summary>
    public WebhookEndpoint Endpoint { get; init; } = new()
    {
        EndpointId = integrationId,
        Version = version,
        Url = url,
        SealedToken = Keys.Seal(Token, SealPurpose.WebhookToken),
        SealedSigningSecret = Seal(SigningSecret),
    };

    public static byte[] Seal(string signingSecret) => Keys.Seal(signingSecret, SealPurpose.SigningSecret);

    public static string Body(int hotspotId, long sequence) =>
        $$$"""{"status":true,"token":"{{{ApiToken}}}","hotspot":{"id":{{{hotspotId}}},"name":"marker-body \u0026 {{{sequence}}}"}}""";

    public IntegrationToggled Create(int hotspotId, long sequence, string? body = null) => new()
    {
        EventId = Guid.CreateVersion7(),
        OccurredAt = DateTimeOffset.UtcNow,
        HotspotId = hotspotId,
        IntegrationId = integrationId,
        Sequence = sequence,
        Status = true,
        Endpoint = Endpoint,
        SealedBody = Keys.Seal(body ?? Body(hotspotId, sequence), SealPurpose.WebhookBody),
    };

    /// <summary>Sequences 1 to <paramref name="count"/> of a hotspot.</summary>
    public IntegrationToggled[] Lane(int hotspotId, int count) =>
        [.. Enumerable.Range(1, count).Select(sequence => Create(hotspotId, sequence))];
}
