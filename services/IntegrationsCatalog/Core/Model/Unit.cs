namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>An access point of a hotspot.</summary>
internal sealed class Unit
{
    public int Id { get; private set; }

    public required int HotspotId { get; set; }

    public required string MacAddress { get; set; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    public required string Uuid { get; set; }

    /// <summary>Sealed. Captive portals prove with it that they act for this unit.</summary>
    public required string Secret { get; set; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>
    /// Takes over everything that a device brings when it is registered. An empty name or description keeps the known one.
    /// </summary>
    public void RegisterAgain(Unit device)
    {
        (HotspotId, Uuid, Secret) = (device.HotspotId, device.Uuid, device.Secret);
        Name = device.Name is "" ? Name : device.Name;
        Description = device.Description is "" ? Description : device.Description;
    }
}

internal static class UnitScope
{
    /// <summary>The units of the hotspots that the caller manages.</summary>
    public static IQueryable<Unit> UnitsOf(this CatalogDbContext db, TokenIdentity caller) =>
        db.Units.Where(unit => db.Hotspots.ManagedBy(caller).Any(hotspot => hotspot.Id == unit.HotspotId));

    public static IQueryable<Unit> Matching(this IQueryable<Unit> units, Search search) => search.Pattern is not { } pattern
        ? units
        : units.Where(unit => EF.Functions.ILike(unit.Name, pattern, Search.Escape)
            || EF.Functions.ILike(unit.Description, pattern, Search.Escape)
            || EF.Functions.ILike(unit.MacAddress, pattern, Search.Escape)
            || EF.Functions.ILike(unit.Uuid, pattern, Search.Escape));
}

/// <summary>Six octets in the form <c>E4-95-6E-44-1D-5C</c>, whatever form the request used.</summary>
internal static partial class MacAddress
{
    public static bool IsWellFormed(string? text) => text is not null && SixOctets.IsMatch(text);

    public static string Normalize(string wellFormed) => wellFormed.Replace(':', '-').ToUpperInvariant();

    [GeneratedRegex(@"\A[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}\z")]
    private static partial Regex SixOctets { get; }
}
