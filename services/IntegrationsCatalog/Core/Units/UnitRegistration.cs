namespace Icaro.IntegrationsCatalog.Core.Units;

/// <summary>
/// Adds units. A firewall that is unregistered and registered again comes with its MAC address and another uuid and secret, which its
/// captive portal uses from then on: the unit keeps its id and takes them over, at another hotspot too.
/// </summary>
internal sealed class UnitRegistration(CatalogDbContext db, HotspotChanges changes, TimeProvider time)
{
    public const string Exists = "unit already exists";
    public const string OverQuota = "Units over quota";

    public async Task<Results<Created<CreatedResponse>, Conflict<CreatedResponse>, ApiError>> RegisterAsync(
        NewUnit request, TokenIdentity caller, CancellationToken cancellationToken)
    {
        var wanted = request.ToUnit(time.GetUtcNow());
        var known = await db.UnitsOf(caller).SingleOrDefaultAsync(unit => unit.MacAddress == wanted.MacAddress, cancellationToken);
        // A request without a uuid is not from a device, but a second one for the same unit.
        if (known is not null && (string.IsNullOrEmpty(request.Uuid) || known.Uuid == request.Uuid))
            return CreatedResponse.Conflict(Exists);

        SortedSet<int> hotspots = [wanted.HotspotId, known?.HotspotId ?? wanted.HotspotId];
        try
        {
            return await changes.SaveAsync(hotspots, () => TryApplyAsync(known, wanted, cancellationToken), cancellationToken)
                ? CreatedResponse.Created((known ?? wanted).Id)
                : ApiError.Forbidden(OverQuota);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return CreatedResponse.Conflict(Exists);
        }
    }

    private async Task<bool> TryApplyAsync(Unit? known, Unit wanted, CancellationToken cancellationToken)
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
