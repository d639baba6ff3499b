using Microsoft.AspNetCore.Http.Features;

namespace Icaro.IntegrationsCatalog.Partners.Projects;

/// <summary>
/// The project that the path names, if it belongs to the organization of the path, and that to the API key. Somebody else's
/// is answered like one that does not exist.
/// </summary>
internal sealed record RouteProject(Project? Found)
{
    public const string NoOrganization = "Organization not found";
    public const string NoProject = "Project not found";

    private string Fault { get; init; } = NoProject;

    public JsonHttpResult<ErrorMessage>? Rejection => Found is null ? ApiError.NotFound(Fault) : null;

    public Project Value => Found ?? throw new InvalidOperationException("The project was not found.");

    public static async ValueTask<RouteProject> BindAsync(HttpContext context)
    {
        var caller = context.Features.GetRequiredFeature<ApiKeyIdentity>();
        if (context.Request.RouteValues["organization"] is not string organizationId || organizationId != caller.OrganizationId)
            return new(Found: null) { Fault = NoOrganization };

        var services = context.RequestServices;
        return new(await services.GetRequiredService<ProjectDirectory>().FindAsync(
            services.GetRequiredService<CatalogDbContext>(),
            caller,
            (string)context.Request.RouteValues["project"]!,
            context.RequestAborted));
    }
}
