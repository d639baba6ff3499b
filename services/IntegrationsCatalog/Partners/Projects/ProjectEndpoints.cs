namespace Icaro.IntegrationsCatalog.Partners.Projects;

/// <summary>The projects of an organization, which are its hotspots. Changes and deletions are made to the hotspot.</summary>
internal static class ProjectEndpoints
{
    private const string Exists = "Project already exists";

    public static void MapProjects(this RouteGroupBuilder organization)
    {
        var projects = organization.MapGroup("/projects").WithTags("Projects");
        projects.MapGet("", ListAsync)
            .WithSummary("Lists the projects of the organization")
            .ReturnsError(404, RouteProject.NoOrganization);
        projects.MapPost("", CreateAsync)
            .WithSummary("Creates a project, which is a hotspot of the organization")
            .Reads<NewProject>()
            .ReturnsInvalid("$.name", "is required")
            .ReturnsError(404, RouteProject.NoOrganization)
            .ReturnsError(409, Exists)
            .ReturnsQuotaExceeded(CoreQuotas.Hotspots);
        projects.MapGet("/{project}", Find)
            .WithSummary("Returns a project")
            .ReturnsNoProject();
    }

    private static async Task<Ok<List<ProjectResponse>>> ListAsync(
        ApiKeyIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var projects = await ProjectDirectory.ListAsync(db, caller, cancellationToken);
        return TypedResults.Ok(projects.ConvertAll(ProjectResponse.Of));
    }

    private static async Task<Results<Created<ProjectResponse>, InvalidResult, ApiError>> CreateAsync(
        PartnerBody body, ApiKeyIdentity caller, HotspotCreation creation, TimeProvider time, CancellationToken cancellationToken)
    {
        var (request, error) = body.Read(NewProject.Read);
        if (request is null)
            return error!;

        var hotspot = request.ToHotspot(caller.AccountId, time.GetUtcNow());
        if (!await creation.TryCreateAsync(hotspot, cancellationToken))
            return ApiError.Of(StatusCodes.Status409Conflict, Exists);

        return TypedResults.Created(
            (string?)null, new ProjectResponse(hotspot.Uuid, caller.OrganizationId, hotspot.Name, hotspot.Description));
    }

    private static Ok<ProjectResponse> Find(RouteProject found) => TypedResults.Ok(ProjectResponse.Of(found.Value));
}
