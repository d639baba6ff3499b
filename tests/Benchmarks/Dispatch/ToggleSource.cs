namespace Icaro.Benchmarks.Dispatch;

/// <summary>Toggles as the catalog publishes them, of lanes that never were before.</summary>
internal sealed class ToggleSource(string keyRing)
{
    private const string Token = "0123456789abcdef0123456789abcdef";
    public static readonly string SigningSecret = "whsec_" + Convert.ToBase64String(Encoding.ASCII.GetBytes(Token));

    private readonly KeyRing _keys = KeyRing.Parse(keyRing);
    private int _hotspots = 1_000_000;
    private int _endpoints = 1_000_000;

    /// <summary>New endpoints with these URLs.</summary>
    public IReadOnlyList<WebhookEndpoint> Endpoints(IEnumerable<Uri> urls) =>
    [
        .. urls.Select(url => new WebhookEndpoint
        {
            EndpointId = ++_endpoints,
            Url = url.ToString(),
            SealedToken = _keys.Seal(Token, SealPurpose.WebhookToken),
            SealedSigningSecret = _keys.Seal(SigningSecret, SealPurpose.SigningSecret),
        }),
    ];

    /// <summary>As many toggles as wanted, one lane after the other and around again; the lanes lead to the endpoints in turn.</summary>
    public IEnumerable<IntegrationToggled> Toggles(IReadOnlyList<WebhookEndpoint> endpoints, int lanes, int count)
    {
        var firstHotspot = _hotspots;
        _hotspots += lanes;
        var now = TimeProvider.System.GetUtcNow();
        var bodies = Enumerable.Range(firstHotspot, lanes).Select(hotspot => _keys.Seal(Body(hotspot), SealPurpose.WebhookBody)).ToList();
        for (var i = 0; i < count; i++)
        {
            var (round, lane) = Math.DivRem(i, lanes);
            yield return new()
            {
                // A time of its own, so that ids sort as they are made.
                EventId = Guid.CreateVersion7(now.AddMilliseconds(i)),
                OccurredAt = now,
                HotspotId = firstHotspot + lane,
                IntegrationId = endpoints[lane % endpoints.Count].EndpointId,
                Sequence = round + 1,
                Status = true,
                Endpoint = endpoints[lane % endpoints.Count],
                SealedBody = bodies[lane],
            };
        }
    }

    /// <summary>As long as most: a customer, a desk, two units.</summary>
    public static string Body(int hotspot) =>
        $$"""
        {"status":true,"token":"{{new string('a', 64)}}","hotspot":{"id":{{hotspot}},"uuid":"3f0c2b1e-7f0c-4a52-9d57-0c8d5a5f7a11","name":"Bar Sport","description":"By the sea","business_name":"Bar Sport srl","business_vat":"IT01234567890","business_address":"Via Roma 1, Fano","business_email":"bar@example.com","business_dpo":""},"accounts":[{"id":{{hotspot}},"uuid":"1bb0b1e5-2f9f-4f0e-8f1a-2f6a1b0f6a11","type":"customer","name":"Bar Sport","username":"bar{{hotspot}}","password_hash":"{{new string('0', 32)}}","email":"bar@example.com"}],"units":[{"id":{{hotspot}},"mac_address":"02-00-00-00-00-01","name":"Unit 1","description":"","uuid":"9d8f6f0a-6f51-4a44-8d0b-5b1f3b8f9a11"}]}
        """;
}
