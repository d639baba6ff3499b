namespace Icaro.IntegrationsCatalog.Marketplace.Sessions;

/// <summary>A browser that has shown a token, which is not in here: should the token end, the session does.</summary>
/// <param name="TokenHash">As the directory knows it.</param>
/// <param name="FormKey">What forms of our own pages carry, and those of others cannot.</param>
internal sealed record BrowserSession(string TokenHash, string FormKey, DateTimeOffset Expires);

[JsonSerializable(typeof(BrowserSession))]
internal sealed partial class BrowserSessionJson : JsonSerializerContext;
