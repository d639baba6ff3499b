namespace Icaro.EndToEnd.Tests;

/// <summary>The unit of the demo data, and what its captive portal knows of a guest.</summary>
internal static class DemoUnit
{
    public const string Uuid = "9a3c5e72-52d1-4c0f-8b64-1f7e2d9c6a05";
    public const string SessionId = "59e1a6a30000000c";

    private const string Secret = "demo-unit-secret";

    public static string Digest { get; } = UnitDigest.Of(Secret, Uuid);

    /// <summary>What every redirect needs but the return URL, in the original's order.</summary>
    public static KeyValuePair<string, string?>[] Parameters { get; } =
    [
        new("digest", Digest),
        new("uuid", Uuid),
        new("sessionid", SessionId),
        new("uamip", "192.168.182.1"),
        new("uamport", "3990"),
        new("user", "17"),
        new("nasid", "E4-95-6E-44-1D-5C"),
    ];

    public static object ToVerify(string proof) => new { proof, uuid = Uuid, digest = Digest, sessionid = SessionId };
}
