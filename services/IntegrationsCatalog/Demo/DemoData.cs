namespace Icaro.IntegrationsCatalog.Demo;

/// <summary>The demo data. Nothing is secret: the passwords are the user names, and the unit is the same everywhere.</summary>
internal sealed class DemoData(DateTimeOffset now)
{
    private const string ResellerName = "reseller";

    public const string CustomerName = "c1";

    public const string DeskName = "d1";

    public static readonly string[] Usernames = [ResellerName, CustomerName, DeskName];

    public Account Reseller(int adminId) => Account(ResellerName, AccountTypes.Reseller, adminId, hotspotId: null);

    public Account Member(string type, string username, Hotspot hotspot) => Account(username, type, hotspot.AccountId, hotspot.Id);

    public Integration Platform(DemoOptions options) => new()
    {
        Name = "External Platform",
        Description = "The sample platform: shows the webhooks that it receives",
        Site = options.PlatformUrl.ToString(),
        WebhookUrl = new Uri(options.PlatformUrl, "/webhook").ToString(),
        WebhookToken = options.WebhookToken,
        SigningSecret = SigningSecret.WithPrefix(options.SigningSecret),
        PreAuthRedirectUrl = new Uri(options.PlatformUrl, "/guests").ToString(),
        PostAuthRedirectUrl = new Uri(options.PlatformUrl, "/guests").ToString(),
        Privacy = "The external platform learns that you were here.",
        SendsPasswordHash = true,
        Created = now,
    };

    public Hotspot Hotspot(Account reseller) => new()
    {
        Uuid = "4f9d1c4e-7f0b-4e52-9b1a-6d2f0c8a3e71",
        AccountId = reseller.Id,
        Name = "test",
        Description = "Test hotspot",
        BusinessName = "Test Ltd.",
        BusinessVat = "00000000000",
        BusinessAddress = "1 Test Street, Testville",
        BusinessEmail = "info@test.example",
        BusinessDpo = "Dana Privacy",
        BusinessDpoMail = "privacy@test.example",
        PortalUrls = ["http://portal.test.example"],
        TermsOfUse = "Wi-Fi by {{ .BusinessName }}, {{ .BusinessAddress }}. Be nice to each other.",
        MarketingUse = "{{ .BusinessName }} may write to you. Questions: {{ .BusinessEmail }}",
        Created = now,
    };

    public Unit Unit(Hotspot hotspot) => new()
    {
        HotspotId = hotspot.Id,
        MacAddress = "E4-95-6E-44-1D-5C",
        Name = "Entrance",
        Description = "Access point at the entrance",
        Uuid = "9a3c5e72-52d1-4c0f-8b64-1f7e2d9c6a05",
        Secret = "demo-unit-secret",
        Created = now,
    };

    private Account Account(string username, string type, int creatorId, int? hotspotId) => new()
    {
        CreatorId = creatorId,
        Uuid = Guid.NewGuid().ToString(),
        Type = type,
        Name = username,
        Username = username,
        Email = $"{username}@test.example",
        HotspotId = hotspotId,
        Created = now,
    };
}
