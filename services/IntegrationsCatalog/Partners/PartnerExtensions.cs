namespace Icaro.IntegrationsCatalog.Partners;

internal static class PartnerExtensions
{
    public static void AddPartners(this IServiceCollection services)
    {
        services.AddPartnerDocumentation();
        services.AddQuota(PartnerQuotas.ApiKeys);
        services.AddQuota(PartnerQuotas.Devices);
        services.AddQuota(PartnerQuotas.ProjectIntegrations);
        services.AddApiKeys();
        services.AddSingleton<ProjectDirectory>();
        services.AddScoped<DeviceChanges>();
        services.AddScoped<DataIntake>();
        services.AddScoped<DataStore>();
        services.AddSingleton<Pushes>();
        services.AddScoped<IHotspotDeletionStep, PartnerDeletion>();
        services.AddScoped<IAccountDeletionStep, PartnerDeletion>();
        services.AddHostedService<DataErasureWorker>();
        services.AddValidatedOptions<DataOptions, DataOptionsValidator>(DataOptions.Section);
        services.AddDailyTables<CatalogDbContext>(provider =>
            [new("device_data", "received_at", provider.GetRequiredService<IOptions<DataOptions>>().Value.KeepFor)]);
    }

    public static void AddPartnerConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<EndpointStateConsumer, EndpointStateConsumerDefinition>();

    public static void MapPartners(this IEndpointRouteBuilder endpoints)
    {
        var organization = endpoints.MapGroup("/v1/organizations/{organization}")
            .RequireAuthorization(ApiKeyAuthentication.Policy)
            .WithMetadata(new RouteSecurity(ApiKeyAuthentication.SchemeName, ApiKeyAuthentication.Required, ApiKeyAuthentication.Invalid))
            .AddEndpointFilter(RouteProject.CheckAsync);
        organization.MapProjects();
        var project = organization.MapGroup("/projects/{project}");
        project.MapDevices();
        project.MapData();
        project.MapProjectIntegrations();
    }
}

/// <summary>Revokes the API keys of an organization, and deletes the devices of a hotspot with their data and integrations.</summary>
internal sealed class PartnerDeletion(CatalogDbContext db, TimeProvider time) : IHotspotDeletionStep, IAccountDeletionStep
{
    public async Task DeleteAsync(IDbContextTransaction transaction, int hotspotId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        // In the order in which the intake of data locks devices. Their rows are deleted with the hotspot's, by their foreign key.
        batch.Add("SELECT FROM devices WHERE hotspot_id = $1 ORDER BY id FOR UPDATE", hotspotId);
        batch.Add("DELETE FROM project_integrations WHERE hotspot_id = $1 RETURNING id", hotspotId);
        batch.Add(DataErasure.OfHotspot, hotspotId);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        foreach (var endpointId in await rows.ReadAsync(row => row.GetInt32(0), cancellationToken))
            db.EnqueueRemoval(endpointId, time.GetUtcNow());
    }

    public Task RevokeAccessAsync(int accountId, CancellationToken cancellationToken) =>
        db.ApiKeys.Where(key => key.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
}
