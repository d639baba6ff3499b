namespace Icaro.Services.Tests;

/// <summary>The settings of a catalog and a dispatcher whose demo data knows the sample platform.</summary>
internal static class DemoSettings
{
    private const string WebhookToken = "the token of the sample platform";
    private const string SigningSecret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// <summary>Those of the platform.</summary>
    public static IReadOnlyList<(string Key, string Value)> OfPlatform { get; } =
        [("Platform:WebhookToken", WebhookToken), ("Platform:SigningSecret", SigningSecret)];

    /// <param name="servers">Have a fresh database for each service.</param>
    /// <param name="platform">A client of the platform.</param>
    /// <param name="broker">The address of a broker; by default an empty virtual host.</param>
    public static async Task<(string Key, string Value)[]> CreateAsync(Servers servers, HttpClient platform, string? broker = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        return
        [
            ("ConnectionStrings:catalogdb", await servers.CreateDatabaseAsync(cancellationToken)),
            ("ConnectionStrings:dispatchdb", await servers.CreateDatabaseAsync(cancellationToken)),
            ("ConnectionStrings:messaging", broker ?? await servers.CreateVirtualHostAsync(cancellationToken)),
            ("Sealing:KeyRing", "a sealing key of tests long enough for a key"),
            ("ServiceKey", "the service key of tests"),
            ("Admin:Password", "the admin password of tests"),
            ("Demo:PlatformUrl", platform.BaseAddress!.ToString()),
            ("Demo:WebhookToken", WebhookToken),
            ("Demo:SigningSecret", SigningSecret),
        ];
    }
}
