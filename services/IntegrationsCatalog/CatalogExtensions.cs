namespace Icaro.IntegrationsCatalog;

internal static class CatalogExtensions
{
    public static void AddCatalog(this IHostApplicationBuilder builder)
    {
        builder.AddSealing();
        builder.AddDatabase<CatalogDbContext>("catalogdb", options => options.UseEpochs());
        builder.AddOutbox<CatalogDbContext>("catalogdb");
        builder.AddTokenAuthentication<DatabaseTokenDirectory>();
        builder.AddMessaging(bus =>
        {
            bus.AddCoreConsumers();
            bus.AddPartnerConsumers();
        });
        builder.AddEgress();
        builder.Services.AddAudit<CatalogDbContext>();
        builder.Services.AddResealing<CatalogDbContext>();
        builder.Services.AddNotifications<CatalogDbContext>();
        builder.Services.RequireServiceKey();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, CatalogJson.Default);
            json.SerializerOptions.Encoder = JavaScriptEncoder.Default;
        });
        builder.Services.AddCore();
        builder.AddOpenIdLogin();
        builder.Services.AddPartners();
        builder.Services.AddMarketplace();
        builder.AddDemo();
    }

    public static void UseCatalog(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseErrorMessages();
        app.UseModuleApi();
    }

    public static void MapCatalog(this WebApplication app)
    {
        var checkedRoutes = app.MapChecked();
        checkedRoutes.MapCore();
        checkedRoutes.MapApiKeys();
        app.MapPartners();
        app.MapMarketplace(checkedRoutes);
        app.MapGroup("/api/outbox/refused").RequireAuthorization(TokenPolicies.Admin).AdminsNeed(OperatorRoles.Operate).WithTags("Outbox")
            .MapRefusedMessages();
        app.MapGroup("/api/audit").RequireAuthorization(TokenPolicies.Admin).WithTags("Audit").MapAudit();
        app.MapGroup("/api").RequireAuthorization(TokenPolicies.Admin).WithTags("Sealing").MapSealedValues();
        var services = app.MapInternal();
        services.MapCoreInternally();
        services.MapSealedValues();
        app.MapApiDocument("integrations-catalog");
        app.MapUnknownRoutes();
    }
}
