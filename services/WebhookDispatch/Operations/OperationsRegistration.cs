namespace Icaro.WebhookDispatch.Operations;

internal static class OperationsRegistration
{
    public static void AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<DeliveryDecisions>();
        services.AddSingleton<EndpointReport>();
        services.AddSingleton<EndpointSettings>();
        services.AddSingleton<TestWebhook>();
        services.AddSingleton<ReplayStep>();
        services.AddSingleton<RollupReader>();
        services.AddHostedService<ReplayWorker>();
        services.AddSingleton<IConditionSource, EndpointConditions>();
        services.AddSingleton<IConditionSource, LateDeliveries>();
        services.AddSingleton<IConditionSource, BlockedLanes>();
        services.AddFigures<DeliveryBacklog>("deliveries", backlog => backlog.Figures);
        services.AddRetention();
    }

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapDeliveries();
        routes.MapDeliveryEndpoints();
        routes.MapReplays();
        routes.MapMetrics();
        routes.MapForOperators("/outbox/refused", "Outbox").AdminsNeed(OperatorRoles.Operate).MapRefusedMessages();
        routes.MapForOperators("/notifications", "Notifications").AdminsNeed(OperatorRoles.Operate).MapNotifications();
        routes.MapForOperators("", "Sealing").MapSealedValues();
    }

    /// <summary>
    /// A group of routes for admins, with the errors that they have in common. Those that are open to links take a
    /// <see cref="CallerScope"/>.
    /// </summary>
    public static RouteGroupBuilder MapForOperators(this IEndpointRouteBuilder routes, string path, string tag) => routes.MapGroup(path)
        .WithTags(tag)
        .RequireAuthorization(TokenPolicies.Admin)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static void AddRetention(this IServiceCollection services)
    {
        services.AddValidatedOptions<RetentionOptions, RetentionOptionsValidator>(RetentionOptions.Section);
        services.AddDailyTables<DispatchDbContext>(provider =>
        {
            var keepFor = provider.GetRequiredService<IOptions<RetentionOptions>>().Value.KeepFor;
            return
            [
                new("deliveries", "delivered_at", keepFor), new("attempts", "started_at", keepFor),
                RollupStep.Minute.DailyTable, RollupStep.Hour.DailyTable,
            ];
        });
    }
}
