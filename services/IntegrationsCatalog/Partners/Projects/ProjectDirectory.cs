namespace Icaro.IntegrationsCatalog.Partners.Projects;

/// <summary>Finds the hotspots of organizations as projects. The query of every request is compiled once per application.</summary>
internal sealed class ProjectDirectory
{
    private readonly Func<CatalogDbContext, int, string, string, CancellationToken, Task<Project?>> _find =
        EF.CompileAsyncQuery((CatalogDbContext db, int accountId, string organizationId, string projectId, CancellationToken _) =>
            db.Hotspots
                .Where(hotspot => hotspot.AccountId == accountId && hotspot.Uuid == projectId)
                .Select(hotspot => new Project(hotspot.Id, organizationId, hotspot.Uuid, hotspot.Name, hotspot.Description))
                .FirstOrDefault());

    public Task<Project?> FindAsync(
        CatalogDbContext db, ApiKeyIdentity caller, string projectId, CancellationToken cancellationToken) =>
        _find(db, caller.AccountId, caller.OrganizationId, projectId, cancellationToken);

    public static Task<List<Project>> ListAsync(CatalogDbContext db, ApiKeyIdentity caller, CancellationToken cancellationToken) =>
        db.Hotspots
            .Where(hotspot => hotspot.AccountId == caller.AccountId)
            .OrderBy(hotspot => hotspot.Id)
            .Select(hotspot => new Project(hotspot.Id, caller.OrganizationId, hotspot.Uuid, hotspot.Name, hotspot.Description))
            .ToListAsync(cancellationToken);
}

/// <summary>A hotspot in the words of partners.</summary>
/// <param name="OrganizationId">The uuid of the reseller who runs it.</param>
/// <param name="ProjectId">The hotspot's uuid.</param>
internal sealed record Project(int HotspotId, string OrganizationId, string ProjectId, string Name, string Description);
