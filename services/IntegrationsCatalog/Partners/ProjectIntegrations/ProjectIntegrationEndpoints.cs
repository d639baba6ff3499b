namespace Icaro.IntegrationsCatalog.Partners.ProjectIntegrations;

/// <summary>The integrations that a project's data and events are pushed to.</summary>
internal static class ProjectIntegrationEndpoints
{
    private const string NotFound = "Integration not found";
    private const string TenantConnected = "Another integration of the project is connected to this tenant";
    private static readonly CatalogJson Json = CatalogJson.Partners;

    public static void MapProjectIntegrations(this RouteGroupBuilder project)
    {
        var integrations = project.MapGroup("/integrations").WithTags("Project integrations");
        integrations.MapGet("", ListAsync)
            .WithSummary("Lists the integrations that the project's data is pushed to")
            .Returns(
                [ProjectIntegrationResponse.Example, ProjectIntegrationResponse.CumulocityExample],
                Json.ListProjectIntegrationResponse)
            .ReturnsNoProject();
        integrations.MapGet("/{integration}", FindAsync)
            .WithSummary("Returns an integration, with the reason if nothing is pushed to it any more")
            .Returns(ProjectIntegrationResponse.Example, Json.ProjectIntegrationResponse)
            .ReturnsNoProject(NotFound);
        integrations.MapPost("", CreateAsync)
            .WithSummary("Pushes data and events of some device types to a webhook, or to a Cumulocity tenant")
            .Reads<ProjectIntegrationRequest>()
            .Returns(
                ProjectIntegrationResponse.Example with { SigningSecret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3" },
                Json.ProjectIntegrationResponse,
                StatusCodes.Status201Created)
            .ReturnsInvalid("$.url", "leads to an address that is not on the public internet")
            .ReturnsNoProject()
            .ReturnsError(409, TenantConnected)
            .ReturnsQuotaExceeded(PartnerQuotas.ProjectIntegrations);
        integrations.MapPut("/{integration}", UpdateAsync)
            .WithSummary("Changes an integration. Missing fields keep their values. Pending deliveries go to the new address too")
            .Reads<ProjectIntegrationRequest>()
            .Returns(ProjectIntegrationResponse.Example, Json.ProjectIntegrationResponse)
            .ReturnsInvalid("$.deviceTypes[0]", "is none of beacon, tag, meshrouter, gateway")
            .ReturnsNoProject(NotFound)
            .ReturnsError(409, TenantConnected);
        integrations.MapDelete("/{integration}", DeleteAsync)
            .WithSummary("Removes an integration. Pending deliveries are discarded")
            .ReturnsNoProject(NotFound);
    }

    private static async Task<JsonHttpResult<List<ProjectIntegrationResponse>>> ListAsync(
        RouteProject project, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.ProjectIntegrations.AsNoTracking()
            .Where(row => row.HotspotId == project.Value.HotspotId)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        return TypedResults.Json(rows.ConvertAll(ProjectIntegrationResponse.Of), Json.ListProjectIntegrationResponse);
    }

    private static async Task<Results<JsonHttpResult<ProjectIntegrationResponse>, ApiError>> FindAsync(
        RouteProject project, RouteId integration, CatalogDbContext db, CancellationToken cancellationToken) =>
        await db.ProjectIntegrations.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == integration.Parsed && row.HotspotId == project.Value.HotspotId, cancellationToken)
            is { } found
            ? Respond(ProjectIntegrationResponse.Of(found))
            : ApiError.NotFound(NotFound);

    private static async Task<Results<JsonHttpResult<ProjectIntegrationResponse>, InvalidResult, ApiError>> CreateAsync(
        RouteProject project,
        PartnerBody body,
        CatalogDbContext db,
        QuotaGuard quotas,
        EgressPolicy egress,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (request, error) = body.Read((check, root) => Vet(ProjectIntegrationRequest.ReadNew(check, root), check, egress));
        if (request is null)
            return error!;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockTenantsAsync(project.Value, cancellationToken);
        await quotas.RequireRoomAsync(PartnerQuotas.ProjectIntegrations, project.Value.HotspotId, cancellationToken);
        var integration = request.ToIntegration(project.Value.HotspotId, time.GetUtcNow());
        if (await db.IsTenantConnectedAsync(integration, cancellationToken))
            return ApiError.Of(StatusCodes.Status409Conflict, TenantConnected);

        db.ProjectIntegrations.Add(integration);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsForeignKeyViolation())
        {
            return ApiError.NotFound(RouteProject.NoProject);
        }

        var secret = integration.Type == ProjectIntegrationTypes.Webhook ? integration.SigningSecret : null;
        return Respond(ProjectIntegrationResponse.Of(integration) with { SigningSecret = secret }, StatusCodes.Status201Created);
    }

    private static async Task<Results<JsonHttpResult<ProjectIntegrationResponse>, InvalidResult, ApiError>> UpdateAsync(
        RouteProject project,
        RouteId integration,
        PartnerBody body,
        CatalogDbContext db,
        EgressPolicy egress,
        KeyRing keys,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockTenantsAsync(project.Value, cancellationToken);
        if (await db.FindForChangeAsync(project.Value, integration, cancellationToken) is not { } found)
            return ApiError.NotFound(NotFound);

        var (request, error) = body.Read(
            (check, root) => Vet(ProjectIntegrationRequest.ReadChange(check, root, found), check, egress));
        if (request is null)
            return error!;

        var tenant = (found.Url, found.TenantId);
        var isEndpointChanged = request.ApplyTo(found);
        if (tenant != (found.Url, found.TenantId) && await db.IsTenantConnectedAsync(found, cancellationToken))
            return ApiError.Of(StatusCodes.Status409Conflict, TenantConnected);

        if (isEndpointChanged)
            db.EnqueueChange(found, keys, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Respond(ProjectIntegrationResponse.Of(found));
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> DeleteAsync(
        RouteProject project, RouteId integration, CatalogDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindForRemovalAsync(project.Value, integration, cancellationToken) is not { } found)
            return ApiError.NotFound(NotFound);

        db.ProjectIntegrations.Remove(found);
        db.EnqueueRemoval(found.Id, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return StatusResponse.Success;
    }

    private static ProjectIntegrationRequest? Vet(ProjectIntegrationRequest? request, BodyCheck check, EgressPolicy egress)
    {
        foreach (var (field, url) in new[] { ("url", request?.Url), ("domain", request?.Domain) })
        {
            if (url is null || egress.FindFault(new Uri(url)) is not { } fault)
                continue;

            using var place = check.At(field);
            check.Fail(fault);
        }

        return request;
    }

    private static JsonHttpResult<ProjectIntegrationResponse> Respond(
        ProjectIntegrationResponse response, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(response, Json.ProjectIntegrationResponse, statusCode: status);
}
