namespace Icaro.IntegrationsCatalog.Partners.Projects;

/// <summary>The projects of an organization: its hotspots, of which the rest is done elsewhere.</summary>
internal static class ProjectEndpoints
{
    public static void MapProjects(this RouteGroupBuilder organization)
    {
        var projects = organization.MapGroup("/projects").WithTags("Projects");
        projects.MapGet("", ListAsync)
            .WithSummary("The projects of the organization")
            .Answers([ProjectAnswer.Example], ProjectAnswerJson.Default.IReadOnlyListProjectAnswer)
            .Refuses(404, RouteProject.NoOrganization);
        projects.MapPost("", CreateAsync)
            .WithSummary("Make a project, which is a hotspot of the organization")
            .Reads(NewProject.Example, NewProjectJson.Default.NewProject)
            .Answers(ProjectAnswer.Example, ProjectAnswerJson.Default.ProjectAnswer, StatusCodes.Status201Created)
            .RefusesFaulty("$.name", "is required")
            .Refuses(404, RouteProject.NoOrganization)
            .Refuses(409, "Project already exists");
        projects.MapGet("/{project}", Find)
            .WithSummary("One project")
            .Answers(ProjectAnswer.Example, ProjectAnswerJson.Default.ProjectAnswer)
            .RefusesProject();
    }

    private static async Task<IResult> ListAsync(
        string organization, ApiKeyIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (organization != caller.OrganizationId)
            return ApiError.NotFound(RouteProject.NoOrganization);

        var projects = await ProjectDirectory.ListAsync(db, caller, cancellationToken);
        return TypedResults.Json([.. projects.Select(ProjectAnswer.Of)], ProjectAnswerJson.Default.IReadOnlyListProjectAnswer);
    }

    private static async Task<IResult> CreateAsync(
        string organization,
        PartnerBody body,
        ApiKeyIdentity caller,
        CatalogDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (organization != caller.OrganizationId)
            return ApiError.NotFound(RouteProject.NoOrganization);
        var (request, rejection) = body.Read(NewProject.Read);
        if (request is null)
            return rejection!;

        var hotspot = request.ToHotspot(caller.AccountId, time.GetUtcNow());
        if (!await db.TryCreateAsync(hotspot, cancellationToken))
            return ApiError.Of(StatusCodes.Status409Conflict, "Project already exists");

        return TypedResults.Json(
            new ProjectAnswer(hotspot.Uuid, caller.OrganizationId, hotspot.Name, hotspot.Description),
            ProjectAnswerJson.Default.ProjectAnswer,
            statusCode: StatusCodes.Status201Created);
    }

    private static IResult Find(RouteProject found) =>
        (IResult?)found.Rejection ?? TypedResults.Json(ProjectAnswer.Of(found.Value), ProjectAnswerJson.Default.ProjectAnswer);
}
