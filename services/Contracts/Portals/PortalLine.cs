using System.Text.Json.Serialization;

namespace Icaro.Contracts.Portals;

/// <summary>
/// A line of <c>GET /internal/portals</c>, as JSON without line breaks, with one property set. A later line about the same
/// object replaces an earlier one, so that a delta can be appended to a snapshot.
/// </summary>
public sealed record PortalLine
{
    public const string ContentType = "application/x-ndjson";

    /// <summary>The first line of a snapshot. It increases with every change.</summary>
    public long? Version { get; init; }

    public IntegrationLine? Integration { get; init; }

    public HotspotLine? Hotspot { get; init; }

    /// <summary>The id of a requested hotspot that does not exist.</summary>
    public int? RemovedHotspot { get; init; }
}

/// <summary>The part of an integration that redirects need.</summary>
public sealed record IntegrationLine
{
    public required int Id { get; init; }

    public required string PreAuthRedirectUrl { get; init; }

    public required string PostAuthRedirectUrl { get; init; }

    /// <summary><c>none</c> or <c>signed</c>.</summary>
    public required string Confirmation { get; init; }

    /// <summary><c>full</c> or <c>minimal</c>.</summary>
    public required string Data { get; init; }

    public required string Privacy { get; init; }

    /// <summary>Sealed for <c>SealPurpose.SigningSecret</c>.</summary>
    public required byte[] SealedSigningSecret { get; init; }
}

/// <summary>A hotspot with its units and enabled integrations.</summary>
public sealed record HotspotLine
{
    public required int Id { get; init; }

    public required string Uuid { get; init; }

    public required string Name { get; init; }

    public required string BusinessName { get; init; }

    public required string BusinessVat { get; init; }

    public required string BusinessAddress { get; init; }

    public required string BusinessEmail { get; init; }

    public required string BusinessDpo { get; init; }

    public required string BusinessDpoMail { get; init; }

    /// <summary>Of the reseller, who processes the guests' data; empty from an earlier release.</summary>
    public string PrivacyName { get; init; } = "";

    public string PrivacyVat { get; init; } = "";

    public string PrivacyAddress { get; init; } = "";

    public string PrivacyEmail { get; init; } = "";

    public string PrivacyDpo { get; init; } = "";

    public string PrivacyDpoMail { get; init; } = "";

    /// <summary>The addresses of its captive portal. Guests return to these hosts only; the first one is the default.</summary>
    public required IReadOnlyList<string> PortalUrls { get; init; }

    public required string VenueInfoUrl { get; init; }

    public required string TermsOfUse { get; init; }

    public required string MarketingUse { get; init; }

    /// <summary>A JSON object of strings, as text.</summary>
    public required string Preferences { get; init; }

    /// <summary>Ids of the enabled integrations, ascending.</summary>
    public required IReadOnlyList<int> Integrations { get; init; }

    public required IReadOnlyList<UnitLine> Units { get; init; }

    /// <summary>The platforms' tokens, for signed confirmations.</summary>
    public required IReadOnlyList<ApiTokenLine> ApiTokens { get; init; }
}

/// <param name="SealedSecret">Sealed for <c>SealPurpose.UnitSecret</c>.</param>
public sealed record UnitLine(string Uuid, byte[] SealedSecret);

/// <param name="TokenHash">Lowercase hex SHA-256.</param>
public sealed record ApiTokenLine(int IntegrationId, string TokenHash);

[JsonSerializable(typeof(PortalLine))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public sealed partial class PortalLineJson : JsonSerializerContext;
