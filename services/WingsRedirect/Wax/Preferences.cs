namespace Icaro.WingsRedirect.Wax;

/// <summary>GET /wax/preferences as the original's portals read it.</summary>
/// <param name="Integrations">Null when none is on.</param>
internal sealed record Preferences(
    int HotspotId,
    string HotspotName,
    [property: JsonPropertyName("preferences")] JsonElement Settings,
    Disclaimers Disclaimers,
    Socials Socials,
    IReadOnlyList<RedirectUrls>? Integrations);

internal sealed record RedirectUrls(string PreAuthRedirectUrl, string PostAuthRedirectUrl)
{
    public static RedirectUrls Of(PortalIntegration integration) =>
        new(integration.Line.PreAuthRedirectUrl, integration.Line.PostAuthRedirectUrl);
}

/// <summary>Our names at the social networks, from the section <c>Socials</c>; the same for all hotspots.</summary>
internal sealed class Socials
{
    public const string Section = "Socials";

    public string FacebookClientId { get; init; } = "";

    [JsonPropertyName("linkedin_client_id")]
    public string LinkedInClientId { get; init; } = "";
}

[JsonSerializable(typeof(Preferences))]
[JsonSerializable(typeof(Privacy))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class WaxJson : JsonSerializerContext;
