namespace Icaro.IntegrationsCatalog.Partners.ProjectIntegrations;

/// <summary>Applies requests to integrations, and notifies the dispatcher.</summary>
internal static class ProjectIntegrationChange
{
    public static ProjectIntegration ToIntegration(this ProjectIntegrationRequest request, int hotspotId, DateTimeOffset now)
    {
        var integration = new ProjectIntegration
        {
            HotspotId = hotspotId,
            Type = request.Type!,
            Url = "",
            SigningSecret = SigningSecret.Create(),
            Created = DataTime.ToMicroseconds(now),
        };
        request.ApplyTo(integration);
        return integration;
    }

    /// <returns>Whether the dispatcher must be notified.</returns>
    public static bool ApplyTo(this ProjectIntegrationRequest request, ProjectIntegration integration)
    {
        var endpoint = (integration.Url, integration.Token, integration.CumulocityLogin);
        integration.Name = request.Name ?? integration.Name;
        integration.Url = request.Url ?? request.Domain ?? integration.Url;
        integration.Token = request.Token ?? integration.Token;
        integration.TenantId = request.TenantId ?? integration.TenantId;
        integration.User = request.User ?? integration.User;
        integration.DeviceTypes = request.DeviceTypes is { } types ? [.. types] : integration.DeviceTypes;
        integration.Data = request.Data ?? integration.Data;
        integration.Events = request.Events ?? integration.Events;
        integration.BatchSize = request.BatchSize ?? integration.BatchSize;
        if (integration.Type == ProjectIntegrationTypes.Cumulocity)
            integration.CumulocityLogin = Login(integration, request.Password);
        return endpoint != (integration.Url, integration.Token, integration.CumulocityLogin);
    }

    /// <summary>Serializes changes, so that versions have their order. Data is stored meanwhile.</summary>
    public static Task<ProjectIntegration?> FindForChangeAsync(
        this CatalogDbContext db, Project project, RouteId integration, CancellationToken cancellationToken) =>
        db.ProjectIntegrations
            .FromSql(
                $"""
                SELECT * FROM project_integrations
                WHERE id = {integration.Parsed} AND hotspot_id = {project.HotspotId} FOR NO KEY UPDATE
                """)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Serializes additions and changes within a project, so that only one of them connects a tenant.</summary>
    public static Task LockTenantsAsync(this CatalogDbContext db, Project project, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT FROM hotspots WHERE id = {project.HotspotId} FOR NO KEY UPDATE", cancellationToken);

    /// <summary>
    /// Whether another integration of the project has the same tenant. Both would send each measurement, and the tenant would have it
    /// twice.
    /// </summary>
    public static Task<bool> IsTenantConnectedAsync(
        this CatalogDbContext db, ProjectIntegration integration, CancellationToken cancellationToken) =>
        db.ProjectIntegrations.AnyAsync(
            row => row.Type == ProjectIntegrationTypes.Cumulocity
                && row.HotspotId == integration.HotspotId
                && row.Id != integration.Id
                && row.Url == integration.Url
                && row.TenantId == integration.TenantId,
            cancellationToken);

    /// <summary>Waits for transactions that enqueue deliveries, so that these precede the removal.</summary>
    public static Task<ProjectIntegration?> FindForRemovalAsync(
        this CatalogDbContext db, Project project, RouteId integration, CancellationToken cancellationToken) =>
        db.ProjectIntegrations
            .FromSql($"SELECT * FROM project_integrations WHERE id = {integration.Parsed} AND hotspot_id = {project.HotspotId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);

    public static void EnqueueChange(this CatalogDbContext db, ProjectIntegration integration, KeyRing keys, DateTimeOffset now)
    {
        integration.EndpointVersion++;
        db.EnqueueChange(EndpointOf(integration, keys), now);
    }

    public static WebhookEndpoint EndpointOf(ProjectIntegration integration, KeyRing keys) => new()
    {
        EndpointId = integration.Id,
        Channel = integration.Type == ProjectIntegrationTypes.Cumulocity ? EndpointChannel.Cumulocity : EndpointChannel.Device,
        Version = integration.EndpointVersion,
        Url = integration.Url,
        SealedToken = integration.CumulocityLogin is { } login
            ? keys.Seal(login, SealPurpose.CumulocityLogin)
            : keys.Seal(integration.Token, SealPurpose.WebhookToken),
        SealedSigningSecret = keys.Seal(integration.SigningSecret, SealPurpose.SigningSecret),
    };

    /// <summary>Neither tenant nor user contains a colon, so the password begins after the first one.</summary>
    private static string Login(ProjectIntegration integration, string? password) =>
        $"{integration.TenantId}/{integration.User}:{password ?? integration.CumulocityLogin!.Split(':', 2)[1]}";
}
