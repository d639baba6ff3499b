using Microsoft.AspNetCore.Http.Features;

namespace Icaro.IntegrationsCatalog.Partners.Projects;

/// <summary>
/// The project in the path, if the organization has it. The responses to a missing project and to that of another organization are
/// the same.
/// </summary>
internal sealed record RouteProject(Project? Found)
{
    public const string NoOrganization = "Organization not found";
    public const string NoProject = "Project not found";

    public Project Value => Found ?? throw new InvalidOperationException("The project was not found.");

    public static async ValueTask<RouteProject> BindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        return new(await services.GetRequiredService<ProjectDirectory>().FindAsync(
            services.GetRequiredService<CatalogDbContext>(),
            context.Features.GetRequiredFeature<ApiKeyIdentity>(),
            (string)context.Request.RouteValues["project"]!,
            context.RequestAborted));
    }

    /// <summary>Responds to unknown organizations and projects before the endpoint runs.</summary>
    public static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = http.Features.GetRequiredFeature<ApiKeyIdentity>();
        if (http.Request.RouteValues["organization"] as string != caller.OrganizationId)
            return ValueTask.FromResult<object?>(ApiError.NotFound(NoOrganization));

        return context.Arguments.OfType<RouteProject>().Any(project => project.Found is null)
            ? ValueTask.FromResult<object?>(ApiError.NotFound(NoProject))
            : next(context);
    }
}
