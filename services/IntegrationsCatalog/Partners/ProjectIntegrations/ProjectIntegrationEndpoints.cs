namespace Icaro.IntegrationsCatalog.Partners.ProjectIntegrations;

/// <summary>Where the data and events of a project's devices are pushed to.</summary>
internal static class ProjectIntegrationEndpoints
{
    private const string NoIntegration = "Integration not found";
    private const string LeadsInside = "leads to an address that is not on the public internet";

    private static readonly ProjectIntegrationAnswerJson Json = ProjectIntegrationAnswerJson.Plain;

    public static void MapProjectIntegrations(this RouteGroupBuilder project)
    {
        var integrations = project.MapGroup("/integrations").WithTags("Project integrations");
        integrations.MapGet("", ListAsync)
            .WithSummary("Where the project's data is pushed to")
            .Answers(
                [ProjectIntegrationExamples.Answer, ProjectIntegrationExamples.Cumulocity], Json.IReadOnlyListProjectIntegrationAnswer)
            .RefusesProject();
        integrations.MapGet("/{integration}", FindAsync)
            .WithSummary("One integration, with the reason if nothing is pushed any more")
            .Answers(ProjectIntegrationExamples.Answer, Json.ProjectIntegrationAnswer)
            .RefusesProject(NoIntegration);
        integrations.MapPost("", CreateAsync)
            .WithSummary("Push data and events of the ticked device types to a webhook, or to a Cumulocity tenant")
            .Reads(ProjectIntegrationExamples.New, ProjectIntegrationRequestJson.Default.ProjectIntegrationRequest)
            .Answers(ProjectIntegrationExamples.Created, Json.ProjectIntegrationAnswer, StatusCodes.Status201Created)
            .RefusesFaulty("$.url", LeadsInside)
            .RefusesProject();
        integrations.MapPut("/{integration}", UpdateAsync)
            .WithSummary("Change an integration; what is not named stays. What waits to be pushed goes to the new address too")
            .Reads(ProjectIntegrationExamples.Change, ProjectIntegrationRequestJson.Default.ProjectIntegrationRequest)
            .Answers(ProjectIntegrationExamples.Answer with { DeviceTypes = ["tag"] }, Json.ProjectIntegrationAnswer)
            .RefusesFaulty("$.deviceTypes[0]", "is none of beacon, tag, meshrouter, gateway")
            .RefusesProject(NoIntegration);
        integrations.MapDelete("/{integration}", DeleteAsync)
            .WithSummary("Remove an integration; what waits to be pushed is discarded")
            .AnswersSuccess()
            .RefusesProject(NoIntegration);
    }

    private static async Task<IResult> ListAsync(RouteProject project, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (project.Rejection is { } rejection)
            return rejection;

        var rows = await db.ProjectIntegrations.AsNoTracking()
            .Where(row => row.HotspotId == project.Value.HotspotId)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        return TypedResults.Json([.. rows.Select(ProjectIntegrationAnswer.Of)], Json.IReadOnlyListProjectIntegrationAnswer);
    }

    private static async Task<IResult> FindAsync(
        RouteProject project, RouteId integration, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (project.Rejection is { } rejection)
            return rejection;

        return await db.ProjectIntegrations.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == integration.Value && row.HotspotId == project.Value.HotspotId, cancellationToken)
            is { } found
            ? Answer(ProjectIntegrationAnswer.Of(found))
            : ApiError.NotFound(NoIntegration);
    }

    private static async Task<IResult> CreateAsync(
        RouteProject project,
        PartnerBody body,
        CatalogDbContext db,
        EgressPolicy egress,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (project.Rejection is { } unknown)
            return unknown;
        var (request, rejection) = body.Read((check, root) => Vetted(ProjectIntegrationRequest.ReadNew(check, root), check, egress));
        if (request is null)
            return rejection!;

        var integration = request.ToIntegration(project.Value.HotspotId, time.GetUtcNow());
        db.ProjectIntegrations.Add(integration);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException deleted) when (deleted.IsForeignKeyViolation())
        {
            return ApiError.NotFound(RouteProject.NoProject);
        }

        var secret = integration.Type == ProjectIntegrationTypes.Webhook ? integration.SigningSecret : null;
        return Answer(ProjectIntegrationAnswer.Of(integration) with { SigningSecret = secret }, StatusCodes.Status201Created);
    }

    private static async Task<IResult> UpdateAsync(
        RouteProject project,
        RouteId integration,
        PartnerBody body,
        CatalogDbContext db,
        EgressPolicy egress,
        KeyRing keys,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (project.Rejection is { } unknown)
            return unknown;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindForChangeAsync(project.Value, integration, cancellationToken) is not { } found)
            return ApiError.NotFound(NoIntegration);
        var (request, rejection) = body.Read(
            (check, root) => Vetted(ProjectIntegrationRequest.ReadChange(check, root, found.Type), check, egress));
        if (request is null)
            return rejection!;

        if (request.ApplyTo(found))
            db.EnqueueChange(found, keys, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Answer(ProjectIntegrationAnswer.Of(found));
    }

    private static async Task<IResult> DeleteAsync(
        RouteProject project, RouteId integration, CatalogDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (project.Rejection is { } rejection)
            return rejection;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindForRemovalAsync(project.Value, integration, cancellationToken) is not { } found)
            return ApiError.NotFound(NoIntegration);

        db.ProjectIntegrations.Remove(found);
        db.EnqueueRemoval(found.Id, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer);
    }

    /// <summary>What shall be called by us must not lead inside.</summary>
    private static ProjectIntegrationRequest? Vetted(ProjectIntegrationRequest? request, BodyCheck check, EgressPolicy egress)
    {
        foreach (var (field, url) in new[] { ("url", request?.Url), ("domain", request?.Domain) })
        {
            if (url is null || egress.MayBeCalled(new Uri(url)))
                continue;
            using var place = check.At(field);
            check.Refuse(LeadsInside);
        }

        return request;
    }

    private static JsonHttpResult<ProjectIntegrationAnswer> Answer(ProjectIntegrationAnswer answer, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(answer, Json.ProjectIntegrationAnswer, statusCode: status);
}
