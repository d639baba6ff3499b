namespace Icaro.IntegrationsCatalog.Partners.Devices;

/// <summary>The devices of a project. The hotspot's units are among them, but are managed as units.</summary>
internal static class DeviceEndpoints
{
    private const string NoDevice = "Device not found";
    private const string AlreadyExists = "Device already exists";
    private const string IsUnit = "The device is a unit of the hotspot, and is changed as such";

    public static void MapDevices(this RouteGroupBuilder project)
    {
        var devices = project.MapGroup("/devices").WithTags("Devices");
        devices.MapGet("", ListAsync)
            .WithSummary("The devices of the project; the hotspot's units are its gateways")
            .Answers([DeviceAnswer.Example], DeviceAnswerJson.Default.IReadOnlyListDeviceAnswer)
            .RefusesProject();
        devices.MapGet("/{device}", FindAsync)
            .WithSummary("One device")
            .Answers(DeviceAnswer.Example, DeviceAnswerJson.Default.DeviceAnswer)
            .RefusesProject(NoDevice);
        devices.MapPost("", CreateAsync)
            .WithSummary("Add a device; integrations that want events hear of it")
            .Reads(DeviceRequest.New, DeviceRequestJson.Default.DeviceRequest)
            .Answers(DeviceAnswer.Example, DeviceAnswerJson.Default.DeviceAnswer, StatusCodes.Status201Created)
            .RefusesFaulty("$.type", "is none of beacon, tag, meshrouter, gateway")
            .RefusesProject()
            .Refuses(409, AlreadyExists);
        devices.MapPut("/{device}", UpdateAsync)
            .WithSummary("Change a device; what is not named stays. Integrations that want events hear of it, with old and new")
            .Reads(DeviceRequest.Change, DeviceRequestJson.Default.DeviceRequest)
            .Answers(DeviceAnswer.Example with { Name = "Crane 8" }, DeviceAnswerJson.Default.DeviceAnswer)
            .RefusesFaulty("$.name", "has more than 200 characters")
            .RefusesProject(NoDevice)
            .Refuses(409, IsUnit);
        devices.MapDelete("/{device}", DeleteAsync)
            .WithSummary("Remove a device with its data; integrations that want events hear of it")
            .AnswersSuccess()
            .RefusesProject(NoDevice)
            .Refuses(409, IsUnit);
    }

    private static async Task<IResult> ListAsync(RouteProject project, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (project.Rejection is { } rejection)
            return rejection;

        var hotspotId = project.Value.HotspotId;
        var units = await db.Units.AsNoTracking().Where(unit => unit.HotspotId == hotspotId)
            .OrderBy(unit => unit.Id).ToListAsync(cancellationToken);
        var devices = await db.Devices.AsNoTracking().Where(device => device.HotspotId == hotspotId)
            .OrderBy(device => device.Id).ToListAsync(cancellationToken);
        return TypedResults.Json(
            [
                .. units.Select(unit => DeviceAnswer.Of(unit, project.Value)),
                .. devices.Select(device => DeviceAnswer.Of(device, project.Value)),
            ],
            DeviceAnswerJson.Default.IReadOnlyListDeviceAnswer);
    }

    private static async Task<IResult> FindAsync(
        RouteProject project, string device, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (project.Rejection is { } rejection)
            return rejection;

        var hotspotId = project.Value.HotspotId;
        var found = await db.Devices.AsNoTracking()
            .SingleOrDefaultAsync(row => row.HotspotId == hotspotId && row.DeviceId == device, cancellationToken);
        if (found is not null)
            return Answer(found, project.Value);

        return await db.Units.AsNoTracking()
            .SingleOrDefaultAsync(row => row.HotspotId == hotspotId && row.Uuid == device, cancellationToken) is { } unit
            ? TypedResults.Json(DeviceAnswer.Of(unit, project.Value), DeviceAnswerJson.Default.DeviceAnswer)
            : ApiError.NotFound(NoDevice);
    }

    private static async Task<IResult> CreateAsync(
        RouteProject project,
        PartnerBody body,
        DeviceChanges changes,
        CatalogDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (project.Rejection is { } unknown)
            return unknown;
        var (request, rejection) = body.Read(DeviceRequest.ReadNew);
        if (request is null)
            return rejection!;

        var device = request.ToDevice(project.Value.HotspotId, time.GetUtcNow());
        if (await db.IsUnitAsync(project.Value, device.DeviceId, cancellationToken))
            return ApiError.Of(StatusCodes.Status409Conflict, AlreadyExists);

        try
        {
            await changes.AddAsync(project.Value, device, cancellationToken);
        }
        catch (DbUpdateException refusal) when (refusal.IsUniqueViolation())
        {
            return ApiError.Of(StatusCodes.Status409Conflict, AlreadyExists);
        }
        catch (DbUpdateException deleted) when (deleted.IsForeignKeyViolation())
        {
            return ApiError.NotFound(RouteProject.NoProject);
        }

        return Answer(device, project.Value, StatusCodes.Status201Created);
    }

    private static async Task<IResult> UpdateAsync(
        RouteProject project,
        string device,
        PartnerBody body,
        DeviceChanges changes,
        CatalogDbContext db,
        CancellationToken cancellationToken)
    {
        if (project.Rejection is { } unknown)
            return unknown;
        var (request, rejection) = body.Read((check, root) => DeviceRequest.ReadChange(check, root, device));
        if (request is null)
            return rejection!;

        return await changes.UpdateAsync(project.Value, device, request, cancellationToken) is { } updated
            ? Answer(updated, project.Value)
            : await NotChangedAsync(db, project.Value, device, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(
        RouteProject project, string device, DeviceChanges changes, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (project.Rejection is { } unknown)
            return unknown;

        return await changes.RemoveAsync(project.Value, device, cancellationToken)
            ? TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer)
            : await NotChangedAsync(db, project.Value, device, cancellationToken);
    }

    private static async Task<IResult> NotChangedAsync(
        CatalogDbContext db, Project project, string deviceId, CancellationToken cancellationToken) =>
        await db.IsUnitAsync(project, deviceId, cancellationToken)
            ? ApiError.Of(StatusCodes.Status409Conflict, IsUnit)
            : ApiError.NotFound(NoDevice);

    private static Task<bool> IsUnitAsync(this CatalogDbContext db, Project project, string deviceId, CancellationToken cancellationToken) =>
        db.Units.AnyAsync(unit => unit.HotspotId == project.HotspotId && unit.Uuid == deviceId, cancellationToken);

    private static JsonHttpResult<DeviceAnswer> Answer(Device device, Project project, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(DeviceAnswer.Of(device, project), DeviceAnswerJson.Default.DeviceAnswer, statusCode: status);
}
