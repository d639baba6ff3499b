namespace Icaro.IntegrationsCatalog.Core.Units;

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
