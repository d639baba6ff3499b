namespace Icaro.IntegrationsCatalog.Core.Units;

/// <summary>
/// Adds units. A firewall that is unregistered and registered again comes with its MAC address and another uuid and secret, which its
/// captive portal uses from then on: the unit keeps its id and takes them over, at another hotspot too.
/// </summary>
internal sealed class UnitRegistration(CatalogDbContext db, HotspotChanges changes, TimeProvider time)
{
    /// <returns>Null when the hotspot's plan allows no more units.</returns>
    /// <exception cref="DbUpdateException">The unit exists, with the same uuid or as somebody else's.</exception>
    public async Task<Unit?> TryRegisterAsync(NewUnit request, TokenIdentity caller, CancellationToken cancellationToken)
    {
        var wanted = request.ToUnit(time.GetUtcNow());
        // A request without a uuid is not from a device, but a second one for the same unit.
        var known = string.IsNullOrEmpty(request.Uuid)
            ? null
            : await db.UnitsOf(caller).SingleOrDefaultAsync(
                unit => unit.MacAddress == wanted.MacAddress && unit.Uuid != wanted.Uuid, cancellationToken);
        SortedSet<int> hotspots = [wanted.HotspotId, known?.HotspotId ?? wanted.HotspotId];
        var saved = await changes.SaveAsync(hotspots, () => ApplyAsync(known, wanted, cancellationToken), cancellationToken);
        return saved ? known ?? wanted : null;
    }

    private async Task<bool> ApplyAsync(Unit? known, Unit wanted, CancellationToken cancellationToken)
    {
        if (!await IsOfSameResellerAsync(known, wanted, cancellationToken)
            && !await db.AllowsAnotherAsync(wanted.HotspotId, cancellationToken))
            return false;

        if (known is null)
            db.Units.Add(wanted);
        else
            known.RegisterAgain(wanted);
        return true;
    }

    /// <summary>Then the reseller has no more units than before.</summary>
    private async Task<bool> IsOfSameResellerAsync(Unit? known, Unit wanted, CancellationToken cancellationToken) =>
        known is not null
        && await db.Hotspots
            .Where(hotspot => hotspot.Id == known.HotspotId || hotspot.Id == wanted.HotspotId)
            .Select(hotspot => hotspot.AccountId)
            .Distinct()
            .CountAsync(cancellationToken) == 1;
}
