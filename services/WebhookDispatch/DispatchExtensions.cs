using System.Text.Encodings.Web;

namespace Icaro.WebhookDispatch;

/// <summary>Composes the dispatcher of its rooms.</summary>
internal static class DispatchExtensions
{
    /// <remarks>
    /// The host stops hosted services in reverse order of registration. The bus comes last, so it stops first: no new work arrives
    /// while the worker drains. The outbox comes first, so it still publishes what the worker records at the end.
    /// </remarks>
    public static void AddDispatch(this WebApplicationBuilder builder)
    {
        builder.AddSealing();
        builder.AddDatabase<DispatchDbContext>("dispatchdb");
        builder.Services.AddDispatchDataSource();
        builder.AddOutbox<DispatchDbContext>("dispatchdb");
        builder.Services.AddResealing<DispatchDbContext>();
        builder.Services.AddNotifications<DispatchDbContext>();
        builder.AddTokenAuthentication();
        builder.Services.AddApiDocument();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.Default;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, DispatchJson.Default);
        });

        builder.Services.AddHostedService<RollupFolder>();
        builder.Services.AddLanes();
        builder.Services.AddDeliveryEndpoints();
        builder.AddSending();
        builder.Services.AddOperations();
        builder.Services.AddIntake();

        builder.AddMessaging(bus =>
        {
            bus.AddIntakeConsumers();
            bus.AddEndpointConsumer();
            bus.AddTokenRevocation();
        });
    }

    public static void MapDispatch(this WebApplication app)
    {
        app.MapApiDocument("webhook-dispatch");
        app.MapOperations();
        app.MapInternal().MapSealedValues();
        app.MapUnknownRoutes();
    }
}
