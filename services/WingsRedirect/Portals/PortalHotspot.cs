namespace Icaro.WingsRedirect.Portals;

/// <summary>A hotspot. Fields that only its texts need are packed, because few hotspots are asked for their texts.</summary>
internal sealed class PortalHotspot
{
    public required int Id { get; init; }

    public required UuidKey Key { get; init; }

    /// <summary>A packed <see cref="HotspotProfile"/>.</summary>
    public required byte[] Profile { get; init; }

    public required HotspotTexts Texts { get; init; }

    public required ReturnHosts Portals { get; init; }

    /// <summary>Ascending.</summary>
    public required int[] IntegrationIds { get; init; }

    public required ApiTokenHash[] ApiTokens { get; init; }

    /// <summary>Set once, after construction.</summary>
    public PortalUnit[] Units { get; set; } = [];

    /// <summary>The hash of the line, which shows whether a new line differs.</summary>
    public required ulong LineHash { get; init; }

    /// <returns>The integration whose API token it is; null for any other text.</returns>
    public int? FindIntegrationOf(string token)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        return Array.Find(ApiTokens, known => CryptographicOperations.FixedTimeEquals(known.Hash, hash))?.IntegrationId;
    }
}
