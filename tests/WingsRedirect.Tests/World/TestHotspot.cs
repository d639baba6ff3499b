namespace Icaro.WingsRedirect.Tests.World;

internal sealed record TestHotspot(int Id, string Uuid, string UnitUuid, string UnitSecret, IReadOnlyList<TestIntegration> Integrations)
{
    public const string Portal = "https://portal.example";
    public const string SessionId = "59e1a6a30000000c";
    public const string Return = $"{Portal}/wings/login?a=1";

    /// <returns>What <c>PUT /api/hotspots/ID/portal</c> gets.</returns>
    public static object PortalAt(params string[] urls) => new { portal_urls = urls };

    public string Digest => Testing.UnitDigest.Of(UnitSecret, UnitUuid);

    /// <summary>What every redirect needs.</summary>
    public Dictionary<string, string> Parameters(string path = "/wings/login") => new()
    {
        ["digest"] = Digest,
        ["uuid"] = UnitUuid,
        ["sessionid"] = SessionId,
        ["uamip"] = "192.168.182.1",
        ["uamport"] = "3990",
        ["user"] = "17",
        ["nasid"] = "AA-BB-CC-DD-EE-FF",
        ["path"] = path,
        ["return"] = Return,
    };

    /// <summary>The part of the documented URL that all login methods share.</summary>
    public string DocumentedQuery =>
        $"?digest={Digest}&uuid={UnitUuid}&sessionid={SessionId}&uamip=192.168.182.1&uamport=3990&user=17&nasid=AA-BB-CC-DD-EE-FF";
}
