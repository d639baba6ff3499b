namespace Icaro.IntegrationsCatalog.Partners.Devices;

/// <summary>The devices of a project. The hotspot's units are among them, but are managed as units.</summary>
internal static class DeviceEndpoints
{
    private const string NotFound = "Device not found";
    private const string AlreadyExists = "Device already exists";
    private const string IsUnit = "The device is a unit of the hotspot, and is changed as such";

    public static void MapDevices(this RouteGroupBuilder project)
    {
        var devices = project.MapGroup("/devices").WithTags("Devices");
        devices.MapGet("", ListAsync)
            .WithSummary("Lists the devices of the project. The hotspot's units are its gateways")
            .ReturnsNoProject();
        devices.MapGet("/{device}", FindAsync)
            .WithSummary("Returns a device")
            .ReturnsNoProject(NotFound);
        devices.MapPost("", CreateAsync)
            .WithSummary("Adds a device. Integrations that receive events are notified")
            .Reads<DeviceRequest>()
            .ReturnsInvalid("$.type", "is none of beacon, tag, meshrouter, gateway")
            .ReturnsNoProject()
            .ReturnsError(409, AlreadyExists)
            .ReturnsQuotaExceeded(PartnerQuotas.Devices);
        devices.MapPut("/{device}", UpdateAsync)
            .WithSummary("Changes a device. Missing fields keep their values. Integrations that receive events get the old and new values")
            .Reads<DeviceRequest>()
            .ReturnsInvalid("$.name", "has more than 200 characters")
            .ReturnsNoProject(NotFound)
            .ReturnsError(409, IsUnit);
        devices.MapDelete("/{device}", DeleteAsync)
            .WithSummary("Removes a device with its data. Integrations that receive events are notified")
            .ReturnsNoProject(NotFound)
            .ReturnsError(409, IsUnit);
    }

    private static async Task<Ok<List<DeviceResponse>>> ListAsync(
        RouteProject project, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var units = await db.Units.AsNoTracking().Where(unit => unit.HotspotId == project.Value.HotspotId)
            .OrderBy(unit => unit.Id).ToListAsync(cancellationToken);
        var devices = await db.Devices.AsNoTracking().Where(device => device.HotspotId == project.Value.HotspotId)
            .OrderBy(device => device.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok<List<DeviceResponse>>(
        [
            .. units.Select(unit => DeviceResponse.Of(unit, project.Value)),
            .. devices.Select(device => DeviceResponse.Of(device, project.Value)),
        ]);
    }

    private static async Task<Results<Ok<DeviceResponse>, ApiError>> FindAsync(
        RouteProject project, string device, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var hotspotId = project.Value.HotspotId;
        if (await db.Devices.AsNoTracking()
            .SingleOrDefaultAsync(row => row.HotspotId == hotspotId && row.DeviceId == device, cancellationToken) is { } found)
            return TypedResults.Ok(DeviceResponse.Of(found, project.Value));

        return await db.Units.AsNoTracking()
            .SingleOrDefaultAsync(row => row.HotspotId == hotspotId && row.Uuid == device, cancellationToken) is { } unit
            ? TypedResults.Ok(DeviceResponse.Of(unit, project.Value))
            : ApiError.NotFound(NotFound);
    }

    private static async Task<Results<Created<DeviceResponse>, InvalidResult, ApiError>> CreateAsync(
        RouteProject project,
        PartnerBody body,
        DeviceChanges changes,
        CatalogDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (request, error) = body.Read(DeviceRequest.ReadNew);
        if (request is null)
            return error!;

        var device = request.ToDevice(project.Value.HotspotId, time.GetUtcNow());
        if (await db.IsUnitAsync(project.Value, device.DeviceId, cancellationToken))
            return ApiError.Of(StatusCodes.Status409Conflict, AlreadyExists);

        try
        {
            await changes.AddAsync(project.Value, device, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return ApiError.Of(StatusCodes.Status409Conflict, AlreadyExists);
        }
        catch (DbUpdateException exception) when (exception.IsForeignKeyViolation())
        {
            return ApiError.NotFound(RouteProject.NoProject);
        }

        return TypedResults.Created((string?)null, DeviceResponse.Of(device, project.Value));
    }

    private static async Task<Results<Ok<DeviceResponse>, InvalidResult, ApiError>> UpdateAsync(
        RouteProject project,
        string device,
        PartnerBody body,
        DeviceChanges changes,
        CatalogDbContext db,
        CancellationToken cancellationToken)
    {
        var (request, error) = body.Read((check, root) => DeviceRequest.ReadChange(check, root, device));
        if (request is null)
            return error!;

        return await changes.UpdateAsync(project.Value, device, request, cancellationToken) is { } updated
            ? TypedResults.Ok(DeviceResponse.Of(updated, project.Value))
            : await NotChangedAsync(db, project.Value, device, cancellationToken);
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> DeleteAsync(
        RouteProject project, string device, DeviceChanges changes, CatalogDbContext db, CancellationToken cancellationToken) =>
        await changes.RemoveAsync(project.Value, device, cancellationToken)
            ? StatusResponse.Success
            : await NotChangedAsync(db, project.Value, device, cancellationToken);

    private static async Task<ApiError> NotChangedAsync(
        CatalogDbContext db, Project project, string deviceId, CancellationToken cancellationToken) =>
        await db.IsUnitAsync(project, deviceId, cancellationToken)
            ? ApiError.Of(StatusCodes.Status409Conflict, IsUnit)
            : ApiError.NotFound(NotFound);

    private static Task<bool> IsUnitAsync(
        this CatalogDbContext db, Project project, string deviceId, CancellationToken cancellationToken) =>
        db.Units.AnyAsync(unit => unit.HotspotId == project.HotspotId && unit.Uuid == deviceId, cancellationToken);
}
